package io.ailog.report;

/** That a report could not be written: the cause and what to do, in words for the person who gave {@code --output}. */
public final class UnwrittenReport extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean folder;

    /**
     * A report that could not be written.
     *
     * @param folder whether the folder can't be used at all, so that another one has to be given
     */
    public UnwrittenReport(final String message, final boolean folder, final Throwable cause) {
        super(message, cause);
        this.folder = folder;
    }

    /** Whether the folder can't be used at all, so that another one has to be given. */
    public boolean isOfFolder() {
        return folder;
    }
}
