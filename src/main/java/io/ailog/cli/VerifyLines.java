package io.ailog.cli;

import io.ailog.window.CheckPoint;
import io.ailog.window.CheckResult;
import io.ailog.window.CheckResult.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A line a check, as soon as it is made, and what mends it below. */
record VerifyLines(Screen screen) implements VerifyReport {
    private static final int LONGEST = 1_000;

    @Override
    public void add(final CheckPoint point, final CheckResult result) {
        screen.line(String.format(
                Locale.ROOT,
                "%-8s %-13s %s",
                result.outcome().label(),
                point.label(),
                OneLine.of(result.found(), LONGEST)));
        String head = "         fix: ";
        for (final String line : result.fix().lines().toList()) {
            screen.line(head + OneLine.of(line, LONGEST));
            head = "              ";
        }
    }

    @Override
    public void end(final Map<CheckPoint, CheckResult> results) {
        final List<String> failed = labels(results, Outcome.FAILED);
        final List<String> rest = new ArrayList<>();
        final int warnings = labels(results, Outcome.WARNING).size();
        if (warnings > 0) {
            rest.add(warnings + (warnings == 1 ? " warning" : " warnings"));
        }
        final int skipped = labels(results, Outcome.SKIPPED).size();
        if (skipped > 0) {
            rest.add(skipped + " skipped");
        }
        final String others = rest.isEmpty() ? "" : " (" + String.join(", ", rest) + ")";
        screen.result(
                failed.isEmpty()
                        ? "verify: " + results.size() + " checks, nothing failed" + others + "."
                        : "verify: " + failed.size() + " of " + results.size() + " checks failed" + others + ": "
                                + String.join(", ", failed) + ". Mend the first, then run verify again.");
    }

    private static List<String> labels(final Map<CheckPoint, CheckResult> results, final Outcome outcome) {
        return results.entrySet().stream()
                .filter(entry -> entry.getValue().outcome() == outcome)
                .map(entry -> entry.getKey().label())
                .toList();
    }
}
