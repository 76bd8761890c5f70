package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The services and timers of {@code jobs/systemd}. */
class SystemdUnitsTest {
    private static final String FOLDER = "systemd";

    static Stream<String> commands() {
        return Stream.concat(
                timers().map(timer -> command("ailog@.service", job(timer))),
                Stream.of(command("ailog-backfill@.service", "30")));
    }

    static Stream<Path> timers() {
        return JobFiles.in(FOLDER, ".timer").stream();
    }

    static Stream<Path> units() {
        return JobFiles.in(FOLDER, "").stream()
                .filter(file -> Files.isRegularFile(Path.of("jobs").resolve(file)));
    }

    /** What a service starts as one of its instances. */
    private static String command(final String service, final String instance) {
        final Path unit = Path.of(FOLDER, service);
        final Path own = Path.of(FOLDER, "ailog@" + instance + ".service.d", "options.conf");
        final Path optionsFile = Files.exists(Path.of("jobs").resolve(own)) ? own : unit;
        final String options = value(optionsFile, "Environment").stream()
                .map(text -> text.replaceAll("\"?OPTIONS=([^\"]*)\"?", "$1"))
                .findFirst()
                .orElse("");
        return JobFiles.arguments(value(unit, "ExecStart").get(0))
                .replace("%i", instance)
                .replace("$OPTIONS", options);
    }

    private static String job(final Path timer) {
        return value(timer, "Unit").get(0).replaceAll("ailog@(.*)\\.service", "$1");
    }

    private static List<String> value(final Path unit, final String key) {
        return JobFiles.text(unit.toString())
                .lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("units")
    void isMadeOfSectionsAndSettings(final Path unit) {
        final List<String> lines = JobFiles.text(unit.toString())
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList();

        assertThat(lines.get(0)).matches("\\[(Unit|Service)]");
        assertThat(lines).allMatch(line -> line.matches("\\[(Unit|Service|Timer|Install)]|[A-Z][A-Za-z]+=.*"));
    }

    @ParameterizedTest
    @MethodSource("timers")
    void comesAtTimesThatSystemdKnows(final Path timer) throws IOException, InterruptedException {
        final String time = value(timer, "OnCalendar").get(0);
        assertThat(time).endsWith(" UTC");
        assumeSystemd();

        assertThat(run("calendar", time)).isEmpty();
    }

    /** With a path that is there for the installation's, since systemd looks for what it starts. */
    @Test
    void areTakenBySystemd(@TempDir final Path folder) throws IOException, InterruptedException {
        assumeSystemd();
        for (final Path unit : JobFiles.in(FOLDER, "")) {
            final Path copy = folder.resolve(Path.of(FOLDER).relativize(unit).toString());
            if (Files.isRegularFile(Path.of("jobs").resolve(unit))) {
                Files.createDirectories(copy.getParent());
                Files.writeString(
                        copy,
                        JobFiles.text(unit.toString())
                                .replace(
                                        "/opt/ailog",
                                        Path.of("").toAbsolutePath().toString()));
            }
        }
        final Stream<String> units = Stream.of(
                        "ailog@regular.service",
                        "ailog@thresholds.service",
                        "ailog@purge.service",
                        "ailog-backfill@30.service",
                        "ailog-regular.timer",
                        "ailog-thresholds.timer",
                        "ailog-purge.timer")
                .map(unit -> folder.resolve(unit).toString());

        assertThat(run(Stream.concat(Stream.of("verify", "--man=no"), units).toArray(String[]::new)))
                .doesNotContain("ailog");
    }

    @Test
    void resumeABackfillThatWaitingHelps() {
        final Path backfill = Path.of(FOLDER, "ailog-backfill@.service");

        assertThat(value(backfill, "SuccessExitStatus")).containsExactly("4");
        assertThat(value(backfill, "Restart")).containsExactly("on-failure");
        assertThat(value(backfill, "RestartPreventExitStatus")).containsExactly("2 3 4");
        assertThat(value(Path.of(FOLDER, "ailog@.service"), "SuccessExitStatus"))
                .containsExactly("3 4");
        assertThat(value(Path.of(FOLDER, "ailog@.service"), "Restart")).isEmpty();
    }

    private static void assumeSystemd() {
        assumeThat(Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "systemd-analyze"))))
                .describedAs("systemd-analyze is installed")
                .isTrue();
    }

    /** What systemd-analyze complains of. */
    private static String run(final String... arguments) throws IOException, InterruptedException {
        final Process process = new ProcessBuilder(Stream.concat(Stream.of("systemd-analyze"), Arrays.stream(arguments))
                        .toList())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        final String complaints = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return complaints;
    }

    @Test
    void startsWhatCronStarts() {
        assertThat(commands()).containsAll(CrontabTest.commands().toList());
    }

    @ParameterizedTest
    @MethodSource("services")
    void mayDoLittle(final Path service) {
        assertThat(value(service, "User")).containsExactly("ailog");
        assertThat(value(service, "NoNewPrivileges")).containsExactly("yes");
        assertThat(value(service, "ProtectSystem")).containsExactly("strict");
        assertThat(value(service, "CapabilityBoundingSet")).containsExactly("");
        assertThat(Integer.parseInt(value(service, "TimeoutStopSec").get(0))).isGreaterThan(10);
    }

    static Stream<Path> services() {
        return JobFiles.in(FOLDER, ".service").stream();
    }
}
