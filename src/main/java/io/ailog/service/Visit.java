package io.ailog.service;

/**
 * The errors of one trace in one service; names by their numbers, times in nanoseconds since the window's start.
 *
 * @param signature of the first of them
 * @param errors documents
 */
record Visit(int service, int signature, int errors, long first) {
    /** Both together. */
    Visit with(final Visit other, final TraceNames names) {
        final boolean later =
                other.first > first || (other.first == first && !names.isSignatureBefore(other.signature, signature));
        return new Visit(
                service, later ? signature : other.signature, errors + other.errors, Math.min(first, other.first));
    }

    /** The same in a service of another number. */
    Visit at(final int otherService) {
        return new Visit(otherService, signature, errors, first);
    }

    /** The same by the numbers of other names. */
    Visit renamed(final TraceNames from, final TraceNames to) {
        return new Visit(to.number(from.service(service)), to.number(from.signature(signature)), errors, first);
    }
}
