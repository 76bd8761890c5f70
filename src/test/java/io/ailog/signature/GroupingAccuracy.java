package io.ailog.signature;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import io.ailog.signature.LabelledMessages.Labelled;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How many messages are in a group by signature that is exactly the group of their statement. */
final class GroupingAccuracy {
    private final List<Labelled> messages;

    GroupingAccuracy(final List<Labelled> messages) {
        this.messages = messages;
    }

    /** Of all messages, from 0 to 1. */
    double share() {
        return (double) grouped() / messages.size();
    }

    /** Messages in a group that is exactly that of their statement. */
    int grouped() {
        final Set<Set<Integer>> expected = new HashSet<>(groups(Labelled::label).values());
        return groups(line -> Signature.of(line.message()).hash()).values().stream()
                .filter(expected::contains)
                .mapToInt(Set::size)
                .sum();
    }

    /** Of each statement that is split or merged, what its messages normalise to. */
    Map<String, Set<String>> confused() {
        final Set<Set<Integer>> found = new HashSet<>(
                groups(line -> Signature.of(line.message()).hash()).values());
        return groups(Labelled::label).entrySet().stream()
                .filter(group -> !found.contains(group.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, group -> normalized(group.getValue())));
    }

    private Set<String> normalized(final Set<Integer> places) {
        return places.stream()
                .map(place -> Signature.of(messages.get(place).message()).normalizedMessage())
                .collect(toSet());
    }

    private Map<String, Set<Integer>> groups(final Function<Labelled, String> key) {
        return IntStream.range(0, messages.size())
                .boxed()
                .collect(groupingBy(place -> key.apply(messages.get(place)), mapping(Function.identity(), toSet())));
    }
}
