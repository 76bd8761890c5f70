package io.ailog.report;

import io.ailog.incident.Severity;
import io.ailog.window.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;

/** When namespaces of generated reports are in trouble, and what is said of it. */
final class Troubles {
    private static final int WINDOWS_A_WEEK = 672;
    private static final List<String> SERVICES = List.of("cart", "checkout", "payment", "stock", "search", "login");
    private static final List<String> ERRORS = List.of(
            "SQLTransientConnectionException: cart-pool - Connection is not available, request timed out after 30000ms",
            "SocketTimeoutException: Read timed out while calling http://stock/api/v1/items/4711",
            "OutOfMemoryError: Java heap space",
            "AccessDeniedException: token expired for user 81723");

    private final int windows;
    private final Random random;
    private final String message;

    Troubles(final int windows, final Random random, final String message) {
        this.windows = windows;
        this.random = random;
        this.message = message;
    }

    /** For each window how many times the usual comes on top: mostly nothing, a few hours in a week a lot. */
    int[] plan() {
        final int[] extra = new int[windows];
        final int troubles = Math.max(1, windows / WINDOWS_A_WEEK);
        for (int trouble = 0; trouble < troubles; trouble++) {
            final int from = random.nextInt(windows);
            final int length = 1 + random.nextInt(12);
            final int height = 2 + random.nextInt(random.nextInt(4) == 0 ? 20 : 4);
            for (int window = from; window < Math.min(from + length, windows); window++) {
                extra[window] = height;
            }
        }
        if (random.nextInt(5) == 0) {
            for (int window = windows - 3; window < windows; window++) {
                extra[window] = 6;
            }
        }
        return extra;
    }

    ReportedIncident incident(
            final long id,
            final Window window,
            final String namespace,
            final long count,
            final double usual,
            final double threshold) {
        final double ratio = count / usual;
        final double score = Math.min(100, 18 + 4 * ratio);
        final boolean isBad = score >= 60;
        final String said = isBad ? message : ERRORS.get((int) (id % ERRORS.size()));
        final String type = said.contains(":") ? said.substring(0, said.indexOf(':')) : "RuntimeException";
        final String app = SERVICES.get((int) (id % SERVICES.size()));
        return new ReportedIncident(
                id,
                window.start(),
                namespace,
                new ReportedIncident.Size(
                        count, OptionalDouble.of(usual), OptionalDouble.of(ratio), OptionalDouble.of(threshold)),
                verdict(score, count, usual, threshold),
                new ReportedIncident.Lead(
                        Optional.of(app),
                        Optional.of("2.14." + id % 9),
                        Optional.of(type),
                        Optional.of(said),
                        Optional.of("4bf92f3577b34da6a3ce929d0e0e" + id),
                        Optional.of("database"),
                        Optional.of("connection pool"),
                        isBad ? List.of(app, "checkout", "payment") : List.of(app)),
                signatures(said, type, count),
                handling(id, isBad, window),
                isBad ? List.of("c" + id) : List.of());
    }

    private static ReportedIncident.Verdict verdict(
            final double score, final long count, final double usual, final double threshold) {
        final List<String> flags = new ArrayList<>(List.of("is_spike"));
        final List<ReportedIncident.Reason> reasons = new ArrayList<>();
        reasons.add(reason(
                "is_spike",
                "%d errors in 15 minutes: more than the threshold of %.2f, and %.1f times the usual %.1f."
                        .formatted(count, threshold, count / usual, usual)));
        if (score >= 40) {
            flags.add("is_burst");
            reasons.add(reason("is_burst", "41 of the errors came within 60 seconds, usual is 3 a minute."));
        }
        if (score >= 60) {
            flags.add("is_cascade");
            reasons.add(reason("is_cascade", "The error spread from cart to checkout and payment."));
        }
        return new ReportedIncident.Verdict(Severity.of(score), score, flags, reasons);
    }

    private static ReportedIncident.Reason reason(final String rule, final String sentence) {
        return new ReportedIncident.Reason(
                rule,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                sentence);
    }

    private static List<ReportedSignature> signatures(final String said, final String type, final long count) {
        final String trace = said + "\n\tat io.example.shop.cart.CartRepository.load(CartRepository.java:118)"
                + "\n\tat io.example.shop.cart.CartController.show(CartController.java:54)".repeat(6);
        return List.of(
                new ReportedSignature(
                        new ReportedSignature.Text("5f2a", Optional.of(type), Optional.of(said), Optional.of(trace)),
                        Math.max(1, count * 3 / 4)),
                new ReportedSignature(
                        new ReportedSignature.Text(
                                "77be",
                                Optional.of("IllegalStateException"),
                                Optional.of("order <num> has no lines"),
                                Optional.of("IllegalStateException: order 9921 has no lines")),
                        Math.max(1, count / 8)));
    }

    private static ReportedIncident.Handling handling(final long id, final boolean isBad, final Window window) {
        final ReportedIncident.KnownProblem known = new ReportedIncident.KnownProblem(
                "KI-7",
                Optional.of("The pool of cart runs dry"),
                Optional.of("Restart cart, one replica after the other."),
                Optional.of("javascript:alert(7)"));
        final Correction.Said was = new Correction.Said(
                OptionalDouble.of(31), OptionalDouble.of(38.5), Optional.of("low"), Optional.empty(), List.of());
        final Correction.Said now = new Correction.Said(
                OptionalDouble.of(64), OptionalDouble.of(61.5), Optional.of("high"), Optional.empty(), List.of());
        return new ReportedIncident.Handling(
                isBad ? Optional.of(known) : Optional.empty(),
                "open",
                id % 17 != 0,
                id % 11 == 0 ? List.of(new Correction(window.end().plus(Duration.ofMinutes(9)), was, now)) : List.of());
    }

    ReportedCascade cascade(final String id, final Window window, final String namespace) {
        final String other = "bank-uat-01-app";
        return new ReportedCascade(
                id,
                window.start(),
                new ReportedCascade.Root(
                        namespace,
                        "cart",
                        Optional.of("SQLTransientConnectionException"),
                        Optional.of(message),
                        Optional.of("t" + id)),
                List.of(
                        new ReportedCascade.Reached(namespace, "checkout", 1, 34, List.of(namespace + "/cart")),
                        new ReportedCascade.Reached(namespace, "search", 1, 12, List.of(namespace + "/cart")),
                        new ReportedCascade.Reached(other, "payment", 2, 21, List.of(namespace + "/checkout")),
                        new ReportedCascade.Reached(other, "ledger-with-a-long-service-name", 3, 2, List.of())),
                104,
                3,
                Optional.of("high"),
                "open");
    }
}
