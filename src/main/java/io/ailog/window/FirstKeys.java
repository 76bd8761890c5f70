package io.ailog.window;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the first keys in order, as many as together weigh no more than a limit; what belongs to later keys is
 * summed up in one rest. Which keys are first depends on the keys alone, not on the order in which they came or on how
 * they were spread: a key that is among the first in the end was so all the time. Not for several threads.
 *
 * @param <P> the type of what is known of a key
 */
public final class FirstKeys<K extends Comparable<? super K>, P extends FirstKeys.Part<P>> {
    /**
     * What is known of a key.
     *
     * @param <P> the type itself
     */
    public interface Part<P> {
        /** What the key counts for against the limit; it never gets less. */
        int weight();

        /** Takes over what {@code other} knows, which is not used any more. */
        void merge(P other);
    }

    private static final int SLACK_SHARE = 8;

    private final int limit;
    private final Function<K, P> empty;
    private final P rest;
    private final Map<K, P> parts = new HashMap<>();
    private @Nullable K end;
    private int growth;

    /** With no key yet, and {@code rest} for those that will be too many. */
    public FirstKeys(final int limit, final Function<K, P> empty, final P rest) {
        this.limit = limit;
        this.empty = empty;
        this.rest = rest;
    }

    /** What is known of {@code key}, to be added to at once; that is the rest for a key that isn't among the first. */
    public P at(final K key) {
        final P known = parts.get(key);
        return known == null ? added(key) : known;
    }

    /** What is known of all keys that aren't among the first. */
    public P rest() {
        return rest;
    }

    /** Notes that what is known of some key weighs more than before. */
    public void grew(final int by) {
        growth += by;
    }

    public void merge(final FirstKeys<K, P> other) {
        rest.merge(other.rest);
        if (other.end != null && !isLeftOut(other.end)) {
            leaveOut(other.end);
        }
        final Iterator<Map.Entry<K, P>> theirs = other.parts.entrySet().iterator();
        while (theirs.hasNext()) {
            final Map.Entry<K, P> entry = theirs.next();
            theirs.remove();
            take(entry.getKey(), entry.getValue());
        }
    }

    /** What is known of each of the first keys, in no order. */
    public Map<K, P> parts() {
        settle();
        return Collections.unmodifiableMap(parts);
    }

    /** How many keys there are, at most the limit. */
    public int size() {
        return Math.min(parts.size(), limit);
    }

    /** Whether there are more keys than the limit, when each weighs one. */
    public boolean isOver() {
        return end != null || parts.size() > limit;
    }

    private P added(final K key) {
        settleAfterGrowth();
        if (isLeftOut(key)) {
            return rest;
        }
        final P part = empty.apply(key);
        parts.put(key, part);
        growth++;
        return part;
    }

    private void take(final K key, final P part) {
        settleAfterGrowth();
        if (isLeftOut(key)) {
            rest.merge(part);
            return;
        }
        final P known = parts.get(key);
        if (known == null) {
            parts.put(key, part);
        } else {
            known.merge(part);
        }
        growth += part.weight();
    }

    private boolean isLeftOut(final K key) {
        return end != null && key.compareTo(end) >= 0;
    }

    private void settleAfterGrowth() {
        if (growth > limit / SLACK_SHARE) {
            settle();
        }
    }

    /** Leaves out the last keys, so that the others are within the limit. */
    private void settle() {
        growth = 0;
        if (parts.values().stream().mapToLong(Part::weight).sum() <= limit) {
            return;
        }
        final List<K> keys = parts.keySet().stream().sorted().toList();
        long weight = 0;
        for (final K key : keys) {
            weight += at(key).weight();
            if (weight > limit) {
                leaveOut(key);
                return;
            }
        }
    }

    private void leaveOut(final K from) {
        end = from;
        final Iterator<Map.Entry<K, P>> entries = parts.entrySet().iterator();
        while (entries.hasNext()) {
            final Map.Entry<K, P> entry = entries.next();
            if (isLeftOut(entry.getKey())) {
                entries.remove();
                rest.merge(entry.getValue());
            }
        }
    }
}
