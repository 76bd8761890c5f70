package io.ailog.report;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.ailog.incident.Severity;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The incidents of one namespace in adjoining windows, which people take for one event.
 *
 * @param sightings one a window, in the order of time, without gaps; never empty
 */
public record Spell(List<Sighting> sightings) {
    /** The worst first; of several the one with the most errors, then the first. */
    private static final Comparator<Sighting> WORST = Comparator.comparing(Sighting::severity)
            .thenComparing(Comparator.comparing(Sighting::errors).reversed())
            .thenComparing(Sighting::window);

    public Spell {
        sightings = List.copyOf(sightings);
        if (sightings.isEmpty()) {
            throw new IllegalArgumentException("`sightings` of a spell must not be empty");
        }
    }

    /** The spells that {@code sightings} make up, in whatever order they come: by namespace, then by time. */
    public static List<Spell> of(final Collection<Sighting> sightings) {
        final List<Spell> spells = new ArrayList<>();
        sightings.stream()
                .collect(groupingBy(Sighting::namespace, TreeMap::new, toList()))
                .values()
                .forEach(ofOne -> addSpells(ofOne, spells));
        return spells;
    }

    private static void addSpells(final List<Sighting> ofOne, final List<Spell> spells) {
        List<Sighting> current = new ArrayList<>();
        for (final Sighting sighting :
                ofOne.stream().sorted(Comparator.comparing(Sighting::window)).toList()) {
            if (!current.isEmpty()
                    && !current.get(current.size() - 1).window().next().equals(sighting.window())) {
                spells.add(new Spell(current));
                current = new ArrayList<>();
            }
            current.add(sighting);
        }
        spells.add(new Spell(current));
    }

    public String namespace() {
        return sightings.get(0).namespace();
    }

    /** From the start of the first to the end of the last window. */
    public WindowRange range() {
        return new WindowRange(
                sightings.get(0).window().start(),
                sightings.get(sightings.size() - 1).window().end());
    }

    public Sighting worst() {
        return sightings.stream().min(WORST).orElseThrow();
    }

    public Severity severity() {
        return worst().severity();
    }

    /** The most errors in one window. */
    public long peak() {
        return sightings.stream().mapToLong(Sighting::errors).max().orElseThrow();
    }

    /** The worst severity of the windows that begin before {@code end}; empty when there are none. */
    Optional<Severity> severityBefore(final Instant end) {
        return sightings.stream()
                .filter(sighting -> sighting.window().start().isBefore(end))
                .map(Sighting::severity)
                .min(Comparator.naturalOrder());
    }

    /** The worst severity of the windows that begin at {@code start} or later; empty when there are none. */
    Optional<Severity> severitySince(final Instant start) {
        return sightings.stream()
                .filter(sighting -> !sighting.window().start().isBefore(start))
                .map(Sighting::severity)
                .min(Comparator.naturalOrder());
    }
}
