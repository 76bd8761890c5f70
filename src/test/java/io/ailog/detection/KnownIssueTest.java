package io.ailog.detection;

import static io.ailog.detection.Facts.HERE;
import static io.ailog.detection.Facts.START;
import static io.ailog.detection.Facts.THERE;
import static io.ailog.detection.Facts.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.detection.KnownIssue.Appearance;
import io.ailog.detection.KnownIssue.Handling;
import io.ailog.detection.KnownIssue.Scope;
import io.ailog.signature.SignatureFact;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownIssueTest {
    private static final String MESSAGE = "java.lang.IllegalStateException: cart 4711 of customer 12 is lost";
    private static final Scope ANYWHERE = new Scope("", "", "", "");
    /** The facts' last error. */
    private static final Instant LAST = START.plusSeconds(70);

    @Test
    void isFoundByItsErrorType() {
        assertThat(issue(appearance("StateException", null)).matches(seen("2.1.0")))
                .isTrue();
        assertThat(issue(appearance("NullPointer", null)).matches(seen("2.1.0")))
                .isFalse();
    }

    @Test
    void isFoundByItsMessageAsItStandsOrNormalised() {
        assertThat(issue(appearance(null, "cart 4711")).matches(seen("2.1.0"))).isTrue();
        assertThat(issue(appearance(null, "cart <*> of")).matches(seen("2.1.0")))
                .isTrue();
        assertThat(issue(appearance(null, "cart 4712")).matches(seen("2.1.0"))).isFalse();
    }

    @Test
    void wantsBothPatternsWhereBothAreGiven() {
        assertThat(issue(appearance("StateException", "cart")).matches(seen("2.1.0")))
                .isTrue();
        assertThat(issue(appearance("StateException", "basket")).matches(seen("2.1.0")))
                .isFalse();
        assertThat(issue(appearance("NullPointer", "cart")).matches(seen("2.1.0")))
                .isFalse();
    }

    @Test
    void isNeverFoundWithoutAPattern() {
        assertThat(issue(appearance(null, null)).matches(seen("2.1.0"))).isFalse();
    }

    @Test
    void isFoundInItsNamespaceAndApplicationAlone() {
        assertThat(in(new Scope(HERE, "orders", "", "")).matches(seen("2.1.0"))).isTrue();
        assertThat(in(new Scope(THERE, "", "", "")).matches(seen("2.1.0"))).isFalse();
        assertThat(in(new Scope("", "order", "", "")).matches(seen("2.1.0"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "2.1.0, 2.1.0, true",
        "2.0.9, 2.1.0, false",
        "2.1.0-SNAPSHOT, 2.1.0, false",
        "2.10, 2.9, true",
        "'', 2.1.0, true",
        "latest, 2.1.0, true",
        "2.0.9, '', true"
    })
    void isFoundFromTheVersionOnThatIntroducedIt(final String seen, final String introduced, final boolean found) {
        assertThat(in(new Scope("", "", introduced, "")).matches(seen(seen))).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"2.1.0, true", "2.1.1, true", "2.0.9, false", "2.1.0-rc1, false", "'', false"})
    void isBackFromTheVersionOnThatFixedIt(final String seen, final boolean back) {
        final KnownIssue issue = in(new Scope("", "", "", "2.1.0"));

        assertThat(issue.isBackIn(seen(seen))).isEqualTo(back);
        assertThat(issue.isOpenFor(seen(seen))).isEqualTo(!back);
    }

    @Test
    void isBackAfterItsEndWhereTheVersionsSayNothing() {
        final KnownIssue over = handled("resolved", LAST.minusMillis(1), "2.1.0");
        final KnownIssue notYet = handled("resolved", LAST, "2.1.0");

        assertThat(over.isBackIn(seen(""))).isTrue();
        assertThat(over.isOpenFor(seen(""))).isFalse();
        assertThat(notYet.isBackIn(seen(""))).isFalse();
        assertThat(notYet.isOpenFor(seen(""))).as("at that time").isTrue();
        assertThat(handled("open", LAST.minusMillis(1), "").isBackIn(seen("2.1.0")))
                .isTrue();
    }

    @Test
    void goesByVersionsBeforeTimes() {
        assertThat(handled("resolved", LAST.minusSeconds(60), "2.1.0").isBackIn(seen("2.0.9")))
                .isFalse();
        assertThat(handled("resolved", LAST.minusSeconds(60), "2.1.0").isOpenFor(seen("2.0.9")))
                .isTrue();
        assertThat(handled("resolved", LAST.plusSeconds(60), "2.1.0").isBackIn(seen("2.1.0")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"open, true", "'', true", "in progress, true", "resolved, false", "Closed, false", "FIXED, false"})
    void isOpenAsItsStatusSays(final String status, final boolean open) {
        final KnownIssue issue = handled(status, null, "");

        assertThat(issue.isOpenFor(seen("2.1.0"))).isEqualTo(open);
        assertThat(issue.isBackIn(seen("2.1.0"))).isFalse();
    }

    private static SignatureFact seen(final String version) {
        return fact(HERE, MESSAGE, "orders", version, 7);
    }

    private static KnownIssue issue(final Appearance appearance) {
        return new KnownIssue("CART-1", "Lost carts", appearance, ANYWHERE, handling("open", null));
    }

    private static KnownIssue in(final Scope scope) {
        return new KnownIssue("CART-1", "Lost carts", appearance(null, "cart"), scope, handling("open", null));
    }

    private static KnownIssue handled(final String status, final @Nullable Instant resolved, final String fixedIn) {
        return new KnownIssue(
                "CART-1",
                "Lost carts",
                appearance(null, "cart"),
                new Scope("", "", "", fixedIn),
                handling(status, resolved));
    }

    private static Handling handling(final String status, final @Nullable Instant resolved) {
        return new Handling("high", status, "", "", Optional.ofNullable(resolved));
    }

    private static Appearance appearance(final @Nullable String type, final @Nullable String message) {
        return new Appearance(holding(type), holding(message));
    }

    private static Optional<IssuePattern> holding(final @Nullable String words) {
        return words == null ? Optional.empty() : Optional.of(new IssuePattern(words, text -> text.contains(words)));
    }
}
