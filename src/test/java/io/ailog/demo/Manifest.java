package io.ailog.demo;

import io.ailog.logs.Timeline;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What a demo folder holds.
 *
 * @param timeline what the logs follow from
 * @param loadedTo end of the last window whose logs are in Elasticsearch, the start of the timeline when none are
 * @param generator fingerprint of the generator that made them
 * @param appPassword of the database's application user
 * @param ddlPassword of the database's owner
 */
record Manifest(Timeline timeline, Instant loadedTo, String generator, String appPassword, String ddlPassword) {
    private static final String SEED = "seed";
    private static final String START = "start";
    private static final String ENDS = "ends";
    private static final String LOADED = "loaded-to";
    private static final String GENERATOR = "generator";
    private static final String APP_PASSWORD = "app-password";
    private static final String DDL_PASSWORD = "ddl-password";

    Manifest with(final Timeline other) {
        return new Manifest(other, loadedTo, generator, appPassword, ddlPassword);
    }

    /** The same, with all logs loaded. */
    Manifest loaded() {
        return new Manifest(timeline, timeline.end(), generator, appPassword, ddlPassword);
    }

    /** The manifest in {@code file}, if there is one that is whole. */
    static Optional<Manifest> read(final Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        final Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.containsKey(DDL_PASSWORD) ? Optional.of(of(lines)) : Optional.empty();
    }

    /** Writes it, readable for its owner only. */
    void write(final Path file) {
        final Properties lines = new Properties();
        lines.setProperty(SEED, Long.toString(timeline.seed()));
        lines.setProperty(START, timeline.start().toString());
        lines.setProperty(ENDS, timeline.ends().stream().map(Instant::toString).collect(Collectors.joining(",")));
        lines.setProperty(LOADED, loadedTo.toString());
        lines.setProperty(GENERATOR, generator);
        lines.setProperty(APP_PASSWORD, appPassword);
        lines.setProperty(DDL_PASSWORD, ddlPassword);
        PrivateFiles.create(file);
        try (Writer writer = Files.newBufferedWriter(file)) {
            lines.store(writer, "A folder of ./run-job.sh demo");
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest of(final Properties lines) {
        final Timeline timeline = new Timeline(
                Long.parseLong(lines.getProperty(SEED)),
                Instant.parse(lines.getProperty(START)),
                Arrays.stream(lines.getProperty(ENDS).split(",", -1))
                        .map(Instant::parse)
                        .toList());
        return new Manifest(
                timeline,
                Instant.parse(lines.getProperty(LOADED)),
                lines.getProperty(GENERATOR, ""),
                lines.getProperty(APP_PASSWORD),
                lines.getProperty(DDL_PASSWORD));
    }
}
