package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
        assumeThat(Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "systemd-analyze"))))
                .describedAs("systemd-analyze is installed")
                .isTrue();

        assertThat(new ProcessBuilder("systemd-analyze", "calendar", time)
                        .start()
                        .waitFor())
                .isZero();
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
        assertThat(value(service, "SuccessExitStatus")).containsExactly("3 4");
        assertThat(Integer.parseInt(value(service, "TimeoutStopSec").get(0))).isGreaterThan(10);
    }

    static Stream<Path> services() {
        return JobFiles.in(FOLDER, ".service").stream();
    }
}
