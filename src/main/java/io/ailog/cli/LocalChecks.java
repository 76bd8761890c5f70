package io.ailog.cli;

import io.ailog.window.CheckResult;
import io.ailog.window.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Checks of this machine and of the settings as they are written, which need nothing to be started. */
record LocalChecks(Path home, Map<String, String> environment) {
    private static final int OLDEST_JAVA = 17;

    List<CheckResult> results() {
        return List.of(java(), settings(), logDirectory());
    }

    private static CheckResult java() {
        final Runtime.Version version = Runtime.version();
        return version.feature() >= OLDEST_JAVA
                ? CheckResult.ok("Java", version.toString())
                : CheckResult.failed(
                        "Java", version.toString(), "Install a JDK of 17 or newer, and set JAVA_HOME to it.");
    }

    private CheckResult settings() {
        final Path file = home.resolve(".env");
        try {
            final Settings settings = Settings.read(home, environment);
            settings.properties();
            if (!Files.exists(file)) {
                return environment.containsKey("DB_NAME") || environment.containsKey("DB_NAME_FILE")
                        ? CheckResult.ok(".env", "not there; the environment has the settings")
                        : CheckResult.failed(
                                ".env",
                                "not there, and the environment has no DB_NAME",
                                "Run cp config/.env.example .env && chmod 600 .env, and fill it in.");
            }
            return settings.warnings().isEmpty()
                    ? CheckResult.ok(".env", file.toString())
                    : CheckResult.warning(".env", String.join(" ", settings.warnings()), "");
        } catch (final Failure e) {
            return CheckResult.failed(".env", e.getMessage(), "");
        }
    }

    private CheckResult logDirectory() {
        try {
            final Path directory = Settings.read(home, environment).logDirectory();
            LogFile.requireWritable(directory);
            return CheckResult.ok("log directory", directory + " can be written to");
        } catch (final Failure e) {
            return CheckResult.failed("log directory", e.getMessage(), "");
        }
    }
}
