package io.ailog.window;

/** The living process that holds a claim. */
public record ClaimHolder(String host, long pid) {
    @Override
    public String toString() {
        return "process " + pid + " on " + host;
    }
}
