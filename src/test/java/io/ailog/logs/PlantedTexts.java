package io.ailog.logs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Messages that only planted incidents contain. */
final class PlantedTexts {
    private static final String REGRESSION =
            "com.example.ledger.DuplicateBookingException: Booking {uuid} of {env} was posted twice, account {id}";

    private static final String NOT_YET_FIXED =
            "com.example.archive.LetterTemplateException: Letter {uuid} of {env} has no address block, template {n}";

    private PlantedTexts() {}

    /** A mistake that a release has brought along. */
    static ErrorText neverSeen(final String application, final Stage stage) {
        final String text = "com.example.rollout." + (stage == Stage.FAT ? "UnknownTariff" : "UnknownChannel")
                + "Exception: Code {n} of {env} has no mapping, request {uuid}";
        return new ErrorText("ERROR", 1, application, new Template(text), StackTrace.of(application, text));
    }

    /** The one message that reads the same in each namespace. */
    static ErrorText shared(final String application) {
        final String text = "javax.net.ssl.SSLHandshakeException: PKIX path validation failed: certificate of"
                + " login.example.com expired, session {hex}";
        return new ErrorText("ERROR", 1, application, new Template(text), "");
    }

    static ErrorText regression(final String application) {
        return new ErrorText("ERROR", 1, application, new Template(REGRESSION), StackTrace.of(application, REGRESSION));
    }

    static ErrorText notYetFixed(final String application) {
        return new ErrorText(
                "ERROR", 1, application, new Template(NOT_YET_FIXED), StackTrace.of(application, NOT_YET_FIXED));
    }

    /** The issue that a near miss is about: a version that isn't there yet fixes it. */
    static KnownIssue openIssue(final Environment environment, final Instant time) {
        final String application = regressed(environment);
        return new KnownIssue(
                "AILOG-DEMO-2",
                "LetterTemplateException",
                "has no address block",
                application,
                Releases.version(application, environment.stage(), time.plus(Releases.DAYS_BETWEEN, ChronoUnit.DAYS)));
    }

    static KnownIssue knownIssue(final Environment environment, final Instant time) {
        final String application = regressed(environment);
        return new KnownIssue(
                "AILOG-DEMO-1",
                "DuplicateBookingException",
                "was posted twice",
                application,
                Releases.version(application, environment.stage(), time.minus(Releases.DAYS_BETWEEN, ChronoUnit.DAYS)));
    }

    /** The application in which the fixed issue comes back. */
    static String regressed(final Environment environment) {
        return switch (environment.product()) {
            case PCA -> "claims-service";
            case PCB -> "account-ledger";
            case PCB_CH -> "kontofuehrung";
        };
    }
}
