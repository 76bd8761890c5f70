package io.ailog.logs;

import io.ailog.logs.LogDocument.Origin;
import io.ailog.logs.LogDocument.Shape;
import io.ailog.window.Window;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Logs of real systems, from a folder with the structured files of Loghub (https://github.com/logpai/loghub), which is no
 * part of this project. The system is taken for the namespace, its component for the application, and every line for an
 * ERROR. Systems whose lines carry no year are left out.
 */
public record RealLogs(List<LogDocument> documents) {
    /** The system property that names the folder. */
    public static final String PROPERTY = "loghub.dir";

    private static final String ENDING = "_structured.csv";
    private static final long WINDOW_MILLIS = 15 * 60 * 1_000L;

    public RealLogs {
        documents = List.copyOf(documents);
    }

    /** Those of the folder that the system property names, if it names one. */
    public static Optional<RealLogs> configured() {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .filter(name -> !name.isBlank())
                .map(name -> in(Path.of(name)));
    }

    /** All files of a folder that can be placed in time, in the order of names. */
    public static RealLogs in(final Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return new RealLogs(
                    files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                            .sorted()
                            .flatMap(file -> read(file).stream())
                            .toList());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The systems, as namespaces. */
    public List<String> namespaces() {
        return documents.stream()
                .map(document -> document.origin().namespace())
                .distinct()
                .toList();
    }

    /** What ought to be counted: lines by namespace and window, by arithmetic on milliseconds alone. */
    public Map<String, SortedMap<Window, Long>> counts() {
        final Map<String, SortedMap<Window, Long>> counts = new TreeMap<>();
        for (final LogDocument document : documents) {
            final long millis = document.time().toEpochMilli();
            final Instant start = Instant.ofEpochMilli(millis - Math.floorMod(millis, WINDOW_MILLIS));
            counts.computeIfAbsent(document.origin().namespace(), namespace -> new TreeMap<>())
                    .merge(new Window(start), 1L, Long::sum);
        }
        return counts;
    }

    /** The lines of every file of a folder by the file's name, each as its columns; those that lack times too. */
    public static SortedMap<String, List<Map<String, String>>> linesByFile(final Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString(),
                            RealLogs::lines,
                            (first, second) -> first,
                            TreeMap::new));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<LogDocument> read(final Path file) {
        final String name = file.getFileName().toString();
        final String system = name.substring(0, name.indexOf('_')).toLowerCase(Locale.ROOT);
        final List<LogDocument> documents = new ArrayList<>();
        int number = 0;
        for (final Map<String, String> line : lines(file)) {
            number++;
            final Optional<Instant> time = LogTimes.of(line);
            if (time.isEmpty() && documents.isEmpty()) {
                return List.of();
            }
            final int row = number;
            documents.add(document(
                    system,
                    line,
                    time.orElseThrow(() -> new IllegalArgumentException(name + ", line " + row + ": no time"))));
        }
        return documents;
    }

    private static LogDocument document(final String system, final Map<String, String> line, final Instant time) {
        final Origin origin = new Origin(system, line.getOrDefault("Component", system), "1.0.0");
        return new LogDocument(
                time, "ERROR", origin, Optional.empty(), Optional.ofNullable(line.get("Content")), Shape.NESTED);
    }

    private static List<Map<String, String>> lines(final Path file) {
        final List<List<String>> rows;
        try {
            rows = CsvLines.of(Files.readString(file, StandardCharsets.UTF_8));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        final List<String> heading = rows.get(0);
        return rows.subList(1, rows.size()).stream()
                .map(row -> named(heading, row))
                .collect(Collectors.toList());
    }

    private static Map<String, String> named(final List<String> heading, final List<String> row) {
        final Map<String, String> line = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(heading.size(), row.size()); i++) {
            line.put(heading.get(i), row.get(i));
        }
        return line;
    }
}
