package io.ailog.cli;

import io.ailog.job.Failures;
import io.ailog.window.Check;
import io.ailog.window.CheckPoint;
import io.ailog.window.CheckResult;
import io.ailog.window.CheckResult.Outcome;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The making of the checks, one after the other: every point comes to a result. */
final class Verification {
    private final Map<CheckPoint, Supplier<CheckResult>> looks = new EnumMap<>(CheckPoint.class);
    private final Map<CheckPoint, CheckResult> results = new EnumMap<>(CheckPoint.class);
    private final Failures failures;
    private final VerifyReport report;

    /** @param checks those that can be made; the others wait for the settings to be mended */
    Verification(final List<Check> checks, final Failures failures, final VerifyReport report) {
        checks.forEach(check -> looks.put(check.point(), check.look()));
        this.failures = failures;
        this.report = report;
    }

    ExitCode make() {
        for (final CheckPoint point : CheckPoint.values()) {
            final CheckResult result = result(point);
            results.put(point, result);
            report.add(point, result);
        }
        report.end(results);
        return results.values().stream().anyMatch(result -> result.outcome() == Outcome.FAILED)
                ? ExitCode.FOUND
                : ExitCode.DONE;
    }

    private CheckResult result(final CheckPoint point) {
        final Optional<CheckPoint> broken = point.needs().stream()
                .filter(need -> !Optional.ofNullable(results.get(need))
                        .map(CheckResult::isUsable)
                        .orElse(false))
                .findFirst();
        return broken.map(CheckResult::skipped)
                .orElseGet(() ->
                        Optional.ofNullable(looks.get(point)).map(this::look).orElseGet(this::unmade));
    }

    private CheckResult unmade() {
        final @Nullable CheckResult env = results.get(CheckPoint.ENV);
        return CheckResult.skipped(env == null || env.isUsable() ? CheckPoint.SETTINGS : CheckPoint.ENV);
    }

    private CheckResult look(final Supplier<CheckResult> look) {
        try {
            return look.get();
        } catch (final RuntimeException e) {
            return CheckResult.of(failures.of(VerifyCommand.NAME, List.of(e)));
        }
    }
}
