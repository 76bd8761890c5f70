package io.ailog.logs;

import java.util.Arrays;
import java.util.List;

/** One of the twelve namespaces: a product on a stage. */
record Environment(Product product, Stage stage) {
    /** As Kubernetes and the product's configuration name it. */
    String namespace() {
        return label() + "-01-app";
    }

    /** As people name it in messages: without a number, which would be taken for something that varies. */
    String label() {
        return product.label() + "-" + stage.label();
    }

    /** All twelve. */
    static List<Environment> all() {
        return Arrays.stream(Product.values())
                .flatMap(product -> Arrays.stream(Stage.values()).map(stage -> new Environment(product, stage)))
                .toList();
    }

    static Environment named(final String namespace) {
        return all().stream()
                .filter(environment -> environment.namespace().equals(namespace))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No namespace of the landscape: " + namespace));
    }
}
