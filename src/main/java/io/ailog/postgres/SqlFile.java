package io.ailog.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The statements that are long enough for a file of their own, where a DBA can read and try them. */
enum SqlFile {
    SAVE_COUNTS,
    FACTS,
    SIGNATURE_FACTS,
    SERVICE_FACTS,
    PATH_FACTS,
    LEARNING_END,
    MOVE_LEARNING_END,
    REMOVE_SIGNATURE_FACTS,
    ADD_SIGNATURE_FACTS,
    FORGET_SIGNATURES,
    SETTLE_TOTALS,
    DERIVE_SIGNATURES,
    REMOVE_CALL_FACTS,
    ADD_CALL_FACTS,
    SETTLE_DEPENDENCIES,
    MARK_LATER_VERDICTS,
    REMOVE_ISSUE_FACTS,
    ADD_ISSUE_FACTS,
    SETTLE_ISSUES,
    SAVE_CASCADES,
    SAVE_HEALTH,
    RATE_DEPENDENCIES,
    MISSING_WINDOWS,
    UNREAD_WINDOWS,
    COVERAGE_GAPS,
    RECENT_RUNS,
    EXECUTION_STEPS,
    COVERAGE_BY_DAY,
    COLLECTED_AHEAD,
    COMPUTE_THRESHOLDS,
    COMPUTE_SLOTS,
    SAVE_INCIDENTS,
    STANDING,
    RETRACT_INCIDENTS,
    MARK_PEAKS,
    SAVE_KNOWN_ISSUE,
    REPORT_COUNTS,
    REPORT_RECORDED,
    REPORT_INCIDENTS,
    REPORT_SIGNATURES,
    REPORT_RUNS,
    INCIDENT_DETAILS,
    NOTE_ANNOUNCED;

    private final String text;

    SqlFile() {
        final String path = "/sql/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".sql";
        try (InputStream file = SqlFile.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("`" + path + "` is missing from the application");
            }
            text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return text;
    }
}
