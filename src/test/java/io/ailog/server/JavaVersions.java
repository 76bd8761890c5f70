package io.ailog.server;

/** A span of feature versions of Java, both ends included. */
record JavaVersions(int lowest, int highest) {
    boolean include(final int version) {
        return version >= lowest && version <= highest;
    }

    @Override
    public String toString() {
        return highest == Integer.MAX_VALUE ? lowest + " or newer" : lowest + " to " + highest;
    }
}
