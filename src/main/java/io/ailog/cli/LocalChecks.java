package io.ailog.cli;

import io.ailog.window.Check;
import io.ailog.window.CheckPoint;
import io.ailog.window.CheckResult;
import io.ailog.window.Checks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks of this machine and of the settings as they are written, which need nothing to be started. */
record LocalChecks(Path home, Map<String, String> variables, Clock clock) implements Checks {
    private static final int OLDEST_JAVA = 17;
    private static final String NAME = ".env";

    @Override
    public List<Check> checks() {
        return List.of(
                new Check(CheckPoint.JAVA, LocalChecks::java),
                new Check(CheckPoint.CLOCK, this::now),
                new Check(CheckPoint.ENV, this::env));
    }

    private static CheckResult java() {
        final Runtime.Version version = Runtime.version();
        return version.feature() >= OLDEST_JAVA
                ? CheckResult.ok(version.toString())
                : CheckResult.failed(version.toString(), "Install a JDK of 17 or newer, and set JAVA_HOME to it.");
    }

    private CheckResult now() {
        TimeArgument.requireSensible(clock);
        return CheckResult.ok(clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private CheckResult env() {
        final Settings settings = Settings.read(home, variables);
        settings.properties();
        final Path file = home.resolve(NAME);
        if (!Files.exists(file)) {
            return absent(file);
        }
        if (!settings.warnings().isEmpty()) {
            return CheckResult.warning(
                    String.join(" ", settings.warnings()), "Correct the key, or remove its line from " + file + ".");
        }
        return isReadByOthers(file)
                ? CheckResult.warning(file + " can be read by every user of this machine", "chmod 600 " + file)
                : CheckResult.ok(file.toString());
    }

    private CheckResult absent(final Path file) {
        return variables.keySet().stream().anyMatch(LocalChecks::namesServer)
                ? CheckResult.ok("not there; the environment has the settings")
                : CheckResult.failed(
                        "there is no " + file + ", and the environment has neither DB_... nor ES_...",
                        "cp config/.env.example .env && chmod 600 .env\nThen fill it in.");
    }

    private static boolean namesServer(final String variable) {
        return Stream.of("DB_", "ES_", "AILOG_POSTGRES_", "AILOG_ELASTICSEARCH_")
                .anyMatch(variable::startsWith);
    }

    private static boolean isReadByOthers(final Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (final IOException | UnsupportedOperationException e) {
            // a file system without permissions
            return false;
        }
    }

    static Check logDirectory(final Settings settings) {
        return new Check(CheckPoint.LOG_DIRECTORY, () -> {
            final Path directory = settings.logDirectory();
            LogFile.requireWritable(directory);
            return CheckResult.ok(directory.toString());
        });
    }
}
