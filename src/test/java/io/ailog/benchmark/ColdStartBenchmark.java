package io.ailog.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.benchmark.Rounds.Way;
import io.ailog.server.ElasticsearchOptions;
import io.ailog.server.ElasticsearchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code regular} on two windows without logs, from the command to its end, beside the same jar started plainly. */
class ColdStartBenchmark {
    private static final int NAMESPACES = 12;
    private static final int HEAP = 256;

    private final Size size = Size.configured();
    private final Board board = Board.console();

    @TempDir
    private Path home;

    @Test
    void takesAboutAThirdOfAPlainStart() throws IOException {
        try (ElasticsearchServer logs = ElasticsearchServer.start(
                        ElasticsearchOptions.forTests().fullSpeed());
                Database database = Database.start()) {
            board.show(Machine.with(database, logs));
            Files.writeString(home.resolve("namespaces.yaml"), HeapBenchmark.namespaces(NAMESPACES));
            new LogVolume(Weeks.days(1), Weeks.namespaces(NAMESPACES), 1).load(logs.http(), "logs-old");
            final JobProcess process = new JobProcess(home, database.place(), logs.uri(), HEAP);
            final Path jar = Path.of(System.getProperty("ailog.jar"));
            final Path script = jar.resolveSibling("../run-job.sh").normalize();
            final Rounds rounds = Rounds.of(
                    size.rounds(),
                    way(database, process, JobProcess.java(), "-jar", jar.toString()),
                    way(database, process, script.toString()));
            assertThat(archives(jar.resolveSibling("start"))).isEqualTo(1);
            board.ratio("regular, two empty windows, the whole process", rounds, 0.35);
        }
    }

    private static Way way(final Database database, final JobProcess process, final String... start) {
        final List<String> command =
                Stream.concat(Stream.of(start), Stream.of("regular", "--quiet")).toList();
        return new Way(database::clear, () -> process.execute(command));
    }

    private static long archives(final Path kept) throws IOException {
        try (Stream<Path> files = Files.walk(kept)) {
            return files.filter(file -> file.endsWith("classes.jsa")).count();
        }
    }
}
