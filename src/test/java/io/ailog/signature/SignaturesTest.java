package io.ailog.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.signature.LabelledMessages.Labelled;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignaturesTest {
    private final Signatures signatures = new Signatures();

    @Test
    void givesTheSameAsOneByOne() {
        final List<String> messages = Stream.concat(
                        LabelledMessages.own().stream().map(Labelled::message), HostileMessages.random(7, 2_000))
                .toList();
        for (int round = 0; round < 2; round++) {
            messages.forEach(
                    message -> assertThat(signatures.of(message)).as(message).isEqualTo(Signature.of(message)));
        }
    }

    @Test
    void remembersWhatDiffersInValuesOnly() {
        assertThat(signatures.of("Order 1 is late"))
                .isSameAs(signatures.of("Order 22 is late"))
                .isNotSameAs(signatures.of("Order 1 is lost"));
    }

    @Test
    void tellsStatusesApartWhereTheySayTheKind() {
        final List<String> messages = List.of(
                "stock answered HTTP 503",
                "stock answered HTTP 404",
                "stock answered HTTP 200",
                "stock answered HTTP 500",
                "HTTP 503: java.io.IOException",
                "HTTP 404: java.io.IOException");
        assertThat(messages.stream().map(signatures::of).map(Signature::errorType))
                .containsExactly("HTTP 5xx", "HTTP 4xx", "Unknown", "HTTP 5xx", "IOException", "IOException");
        assertThat(signatures.of(messages.get(0))).isSameAs(signatures.of(messages.get(3)));
        messages.forEach(message -> assertThat(signatures.of(message)).isEqualTo(Signature.of(message)));
    }

    @Test
    void forgetsWhatIsTooMuch() {
        final Signature first = signatures.of("first");
        IntStream.range(0, 30_000).forEach(i -> signatures.of(letters(i) + " is missing"));
        assertThat(signatures.of("first")).isEqualTo(first).isNotSameAs(first);
    }

    private static String letters(final int number) {
        return Integer.toString(number)
                .chars()
                .collect(
                        StringBuilder::new,
                        (text, digit) -> text.append((char) ('g' + digit - '0')).append('z'),
                        StringBuilder::append)
                .toString();
    }
}
