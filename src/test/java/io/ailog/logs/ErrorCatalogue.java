package io.ailog.logs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that the applications of each product log, read from the files {@code errors-PRODUCT.txt}. */
final class ErrorCatalogue {
    private static final String STACK = "+STACK";

    private final Map<Product, Map<String, WeightedTexts>> texts = new EnumMap<>(Product.class);

    ErrorCatalogue() {
        for (final Product product : Product.values()) {
            final Map<String, List<ErrorText>> byLevel = lines(product)
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ErrorCatalogue::entry)
                    .collect(Collectors.groupingBy(ErrorText::level));
            texts.put(
                    product,
                    byLevel.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, e -> new WeightedTexts(e.getValue()))));
        }
    }

    /** One entry by chance, weights respected. */
    ErrorText pick(final Product product, final String level, final Dice dice) {
        return level(product, level).pick(dice);
    }

    /** The ERROR entries of a product, the most frequent of each application first. */
    Map<String, List<ErrorText>> errorsByApplication(final Product product) {
        return level(product, "ERROR").all().stream().collect(Collectors.groupingBy(ErrorText::application));
    }

    /** The applications of a product in the order of the file. */
    List<String> applications(final Product product) {
        return level(product, "ERROR").all().stream()
                .map(ErrorText::application)
                .distinct()
                .toList();
    }

    private WeightedTexts level(final Product product, final String level) {
        return Objects.requireNonNull(Objects.requireNonNull(texts.get(product)).get(level));
    }

    /** A line is {@code LEVEL | weight | application | text}. */
    private static ErrorText entry(final String line) {
        final String[] cells = line.split(" \\| ", 4);
        final boolean stack = cells[0].endsWith(STACK);
        final String text = cells[3].replace("\\n", "\n");
        return new ErrorText(
                stack ? cells[0].substring(0, cells[0].length() - STACK.length()) : cells[0],
                Integer.parseInt(cells[1]),
                cells[2],
                new Template(text),
                stack ? StackTrace.of(cells[2], text) : "");
    }

    private static Stream<String> lines(final Product product) {
        final String name = "errors-" + product.label() + ".txt";
        try (InputStream file = Objects.requireNonNull(ErrorCatalogue.class.getResourceAsStream(name), name)) {
            return Arrays.stream(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n"));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Entries of which the heavier are picked more often. */
    private record WeightedTexts(List<ErrorText> all, int total) {
        WeightedTexts(final List<ErrorText> all) {
            this(List.copyOf(all), all.stream().mapToInt(ErrorText::weight).sum());
        }

        ErrorText pick(final Dice dice) {
            int left = dice.below(total);
            for (final ErrorText text : all) {
                left -= text.weight();
                if (left < 0) {
                    return text;
                }
            }
            throw new IllegalStateException("No entries");
        }
    }
}
