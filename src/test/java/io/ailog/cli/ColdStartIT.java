package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ailog.cli.Shell.Result;
import io.ailog.cli.Shell.Running;
import io.ailog.server.TestElasticsearch;
import io.ailog.server.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run-job.sh} keeps to start faster, in a folder that has the script and the jar alone. */
class ColdStartIT {
    private static final String[] REGULAR = {"regular", "--quiet"};
    private static final String ONE_LINE = "regular done in .*\n";

    @TempDir
    private Path home;

    private Path script;
    private Path jar;
    private Shell shell;

    @BeforeEach
    void install() throws IOException {
        TestPostgres.clear();
        TestElasticsearch.startAfresh();
        script = home.resolve("run-job.sh");
        jar = Files.createDirectory(home.resolve("target")).resolve("ailog-analyzer.jar");
        Files.copy(Path.of("run-job.sh"), script, StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(Path.of(System.getProperty("ailog.jar")), jar, StandardCopyOption.COPY_ATTRIBUTES);
        shell = new Shell(home).onTestServers().by(script);
    }

    @Test
    void keepsAnArchiveOfTheFirstRunThatCollectsUntilTheJarChanges() throws IOException {
        assertOneLine(shell.start(REGULAR).await());
        final Path kept = only(kept());
        final Path left = only(matching(kept, "leaving.*"));
        final Path archive = left.resolve("classes.jsa");
        final byte[] whole = Files.readAllBytes(archive);

        // as a run that was killed, or a full disk, would leave it
        Files.write(archive, new byte[whole.length / 2]);
        assertThat(version().err()).isEmpty();
        assertThat(kept.resolve("classes.jsa")).doesNotExist();
        assertThat(Files.readAllLines(kept.resolve("failed"))).hasSize(1);

        Files.createDirectory(left);
        Files.write(archive, whole);
        Files.writeString(left.resolve("jvm.log"), "[class,load] io.ailog.job.ReadWindows source: file:x\n");
        TestPostgres.clear();
        final Path loaded = home.resolve("loaded.txt");
        assertOneLine(shell.with("JAVA_OPTS", "-Xlog:class+load:file=" + loaded)
                .start(REGULAR)
                .await());
        shell.without("JAVA_OPTS");
        assertThat(matching(kept, "*"))
                .containsExactlyInAnyOrder(kept.resolve("app"), kept.resolve("classes.jsa"), kept.resolve("failed"));
        assertThat(Files.readString(loaded))
                .contains("io.ailog.job.JobRunner source: shared objects file (top)")
                .contains("io.ailog.job.ReadWindows source: shared objects file (top)");

        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2026-01-01T00:00:00Z")));
        version();
        assertThat(only(kept())).isNotEqualTo(kept);
        assertThat(matching(only(kept()), "*")).containsExactly(only(kept()).resolve("app"));
    }

    @Test
    void givesUpAnArchiveThatFailsAgainAndAgain() throws IOException {
        version();
        final Path kept = only(kept());
        final Path left = Files.createDirectory(kept.resolve("leaving." + host() + ".999999999"));
        Files.writeString(left.resolve("jvm.log"), "[cds] no room\n[class,load] io.ailog.job.ReadWindows source: x\n");
        Files.writeString(kept.resolve("failed"), "first\nsecond\n");

        assertThat(version().err()).isEmpty();
        assertOneLine(shell.start(REGULAR).await());

        assertThat(Files.readAllLines(kept.resolve("no-archive")))
                .hasSize(3)
                .last()
                .asString()
                .endsWith("no room");
        assertThat(matching(kept, "*")).containsExactlyInAnyOrder(kept.resolve("app"), kept.resolve("no-archive"));
    }

    @Test
    void leavesTheJobAloneWhereNothingCanBeKept() throws IOException {
        // whoever runs the tests may write to any folder, but not below a file
        final Path start = Files.createFile(home.resolve("target/start"));

        assertOneLine(shell.start(REGULAR).await());

        assertThat(matching(home.resolve("target"), "*")).containsExactlyInAnyOrder(jar, start);
        assertThat(start).isEmptyFile();
    }

    @Test
    void worksUnderCronThroughASymbolicLinkAlsoForTwoAtATime() throws IOException {
        final Path elsewhere = Files.createDirectory(home.resolve("else where"));
        final StringBuilder settings = new StringBuilder("ES_INDEX=logs-*\nES_HOST=" + TestElasticsearch.uri() + "\n");
        TestPostgres.database().environment().forEach((key, value) -> settings.append(key)
                .append("=\"")
                .append(value.replaceAll("[\\\\\"]", "\\\\$0"))
                .append("\"\n"));
        Files.writeString(home.resolve(".env"), settings);
        final Path config = Files.createDirectory(home.resolve("config"));
        Files.copy(Path.of("config", "namespaces.yaml"), config.resolve("namespaces.yaml"));
        final Path link = Files.createSymbolicLink(elsewhere.resolve("job"), Path.of("..", "run-job.sh"));
        final Shell cron = Shell.ofCron(elsewhere).by(link);

        final List<Running> both = List.of(cron.start(REGULAR), cron.start(REGULAR));
        final List<Result> ends = both.stream().map(Running::await).toList();

        // which of them was first, and whether the other one met it at work, is a matter of milliseconds
        assertThat(ends)
                .describedAs(ends.toString())
                .extracting(Result::code)
                .contains(0)
                .isSubsetOf(0, 3);
        assertThat(ends).allMatch(end -> (end.out() + end.err()).lines().count() == 1);
        assertThat(matching(home.resolve("target/start"), "*")).containsExactly(only(kept()));
    }

    @Test
    void endsAtASignalWhileItStarts() throws IOException {
        final Running unpacking = shell.start(REGULAR);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.exists(home.resolve("target/start"))
                        && !matching(home.resolve("target/start"), ".aside.*").isEmpty());
        unpacking.process().destroy();
        assertThat(unpacking.await().code()).isEqualTo(143);

        final Running starting = shell.start(REGULAR);
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> Files.exists(home.resolve("logs/regular.log")));
        starting.process().destroy();
        assertThat(starting.await().code()).isEqualTo(4);

        assertOneLine(shell.start(REGULAR).await());
    }

    private Result version() {
        final Result result = shell.start("--version").await();
        assertThat(result.code()).describedAs(result.err()).isZero();
        return result;
    }

    private static void assertOneLine(final Result result) {
        assertThat(result.code()).describedAs(result.out() + result.err()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).matches(ONE_LINE);
    }

    private List<Path> kept() throws IOException {
        return matching(home.resolve("target/start"), "[0-9]*");
    }

    private static Path only(final List<Path> paths) {
        assertThat(paths).hasSize(1);
        return paths.get(0);
    }

    private static List<Path> matching(final Path folder, final String glob) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> folder.getFileSystem()
                            .getPathMatcher("glob:" + glob)
                            .matches(file.getFileName()))
                    .toList();
        }
    }

    private static String host() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    }
}
