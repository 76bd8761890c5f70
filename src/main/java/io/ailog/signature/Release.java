package io.ailog.signature;

import java.util.Comparator;

/** A version of a service, either of them empty when it is not known. */
record Release(String application, String version) implements Comparable<Release> {
    static final Release NOT_KNOWN = new Release("", "");

    private static final Comparator<Release> ORDER =
            Comparator.comparing(Release::application).thenComparing(Release::version);

    @Override
    public int compareTo(final Release other) {
        return ORDER.compare(this, other);
    }

    boolean isKnown() {
        return !application.isEmpty() || !version.isEmpty();
    }
}
