package io.ailog.logs;

/** A family of applications that are deployed together: insurance (pca), payments (pcb), Swiss payments (pcb-ch). */
enum Product {
    PCA("pca", 1.0),
    PCB("pcb", 1.25),
    PCB_CH("pcb-ch", 0.7);

    private final String label;
    private final double load;

    Product(final String label, final double load) {
        this.label = label;
        this.load = load;
    }

    String label() {
        return label;
    }

    /** Errors in proportion to the other products. */
    double load() {
        return load;
    }
}
