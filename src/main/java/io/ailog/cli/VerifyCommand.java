package io.ailog.cli;

import io.ailog.window.CheckResult;
import io.ailog.window.CheckResult.Outcome;
import io.ailog.window.Checks;
import io.ailog.window.Failure;
import io.ailog.window.Namespaces;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code verify}: the installation, checked point by point. */
@Command(
        name = VerifyCommand.NAME,
        mixinStandardHelpOptions = true,
        description = "Checks the installation, one line a check, with what mends it. Writes nothing.",
        footer = {
            "",
            "Ends with exit code 0, or 6 when a check has failed; warnings don't count.",
            "",
            "Examples:",
            "  ./run-job.sh verify",
            "  ./run-job.sh verify --json"
        })
final class VerifyCommand implements Callable<Integer> {
    static final String NAME = "verify";

    /** Of the texts of others that are shown. */
    private static final int LONGEST = 1_000;

    private final Session session;
    private final Screen screen;

    @Option(names = "--json", description = "Print JSON: ok, and of each check name, outcome, found and fix.")
    private boolean json;

    VerifyCommand(final Session session, final Screen screen) {
        this.session = session;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        final List<CheckResult> results = new ArrayList<>(session.local().results());
        try {
            session.look(context -> inside(context, results));
        } catch (final Failure e) {
            results.add(CheckResult.failed("settings", e.getMessage(), ""));
            results.add(
                    CheckResult.skipped("namespaces, PostgreSQL, Elasticsearch", "the settings must be mended first"));
        }
        final long failed = count(results, Outcome.FAILED);
        if (json) {
            print(results, failed == 0);
        } else {
            results.forEach(this::print);
            screen.result(summary(results, failed));
        }
        return (failed == 0 ? ExitCode.DONE : ExitCode.FOUND).code();
    }

    private static void inside(final ApplicationContext context, final List<CheckResult> results) {
        results.add(namespaces(context));
        context.getBeanProvider(Checks.class).orderedStream().forEach(checks -> results.addAll(checks.results()));
    }

    private static CheckResult namespaces(final ApplicationContext context) {
        try {
            final int number = context.getBean(Namespaces.class).names().size();
            return CheckResult.ok("namespaces", number + (number == 1 ? " is watched" : " are watched"));
        } catch (final RuntimeException e) {
            final @Nullable Failure failure = failure(e);
            if (failure == null) {
                throw e;
            }
            return CheckResult.failed("namespaces", failure.getMessage(), "");
        }
    }

    private static @Nullable Failure failure(final Throwable thrown) {
        for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return failure;
            }
        }
        return null;
    }

    private void print(final CheckResult result) {
        screen.line(String.format(
                Locale.ROOT,
                "%-8s %s: %s",
                result.outcome().label(),
                result.name(),
                OneLine.of(result.found(), LONGEST)));
        if (!result.fix().isEmpty()) {
            screen.line("         -> " + OneLine.of(result.fix(), LONGEST));
        }
    }

    private static String summary(final List<CheckResult> results, final long failed) {
        final long warnings = count(results, Outcome.WARNING);
        final long skipped = count(results, Outcome.SKIPPED);
        final String rest = (warnings > 0 ? ", " + warnings + (warnings == 1 ? " warning" : " warnings") : "")
                + (skipped > 0 ? ", " + skipped + " skipped" : "");
        return failed == 0
                ? "verify: all is well, " + results.size() + " checks" + rest + "."
                : "verify: " + failed + " of " + results.size() + " checks failed" + rest
                        + ". Mend the first, then run verify again.";
    }

    private void print(final List<CheckResult> results, final boolean ok) {
        final Map<String, Object> document = new LinkedHashMap<>();
        document.put("ok", ok);
        document.put("checks", results.stream().map(VerifyCommand::fields).toList());
        screen.out().println(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(document));
    }

    private static Map<String, @Nullable Object> fields(final CheckResult result) {
        final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", result.name());
        fields.put("outcome", result.outcome().label());
        fields.put("found", result.found());
        fields.put("fix", result.fix().isEmpty() ? null : result.fix());
        return fields;
    }

    private static long count(final List<CheckResult> results, final Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
