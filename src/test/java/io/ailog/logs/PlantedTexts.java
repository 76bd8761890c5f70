package io.ailog.logs;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Messages that only planted incidents contain. */
final class PlantedTexts {
    private static final String REGRESSION =
            "com.example.ledger.DuplicateBookingException: Booking {uuid} of {env} was posted twice, account {id}";

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
