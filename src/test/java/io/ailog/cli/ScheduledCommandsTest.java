package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.cli.Shell.Result;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.ParameterException;

/** Each command in {@code jobs/} is one that the product has, with options that it has. */
class ScheduledCommandsTest {
    @TempDir
    private Path home;

    static Stream<String> commands() {
        return Stream.of(
                        CrontabTest.commands(),
                        SystemdUnitsTest.commands(),
                        KubernetesJobsTest.commands(),
                        ControlMJobsTest.commands())
                .flatMap(each -> each)
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isACommand(final String command) {
        final String[] arguments = command.split(" ");
        new Shell(home).parse(arguments);
        final Result help = new Shell(home).run(arguments[0], "--help");

        assertThat(help.code()).describedAs(help.err()).isZero();
        assertThat(help.out()).startsWith("Usage: ./run-job.sh " + arguments[0]);
    }

    @Test
    void noticesWhatIsNone() {
        final Shell shell = new Shell(home);

        assertThatThrownBy(() -> shell.parse("regular", "--quite")).isInstanceOf(ParameterException.class);
        assertThatThrownBy(() -> shell.parse("thresholds", "--weeks", "six")).isInstanceOf(ParameterException.class);
    }

    @Test
    void areOfEachScheduler() {
        assertThat(CrontabTest.commands()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(SystemdUnitsTest.commands()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(KubernetesJobsTest.commands()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(ControlMJobsTest.commands()).hasSizeGreaterThanOrEqualTo(5);
    }
}
