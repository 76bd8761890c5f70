package io.ailog.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CategoryRulesTest {
    private final CategoryRules standard = CategoryRules.standard();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            java.lang.OutOfMemoryError: Java heap space           | memory.heap
            HikariPool-1 - Connection is not available            | database.pool
            ERROR: deadlock detected                              | database.deadlock
            duplicate key value violates unique constraint "a"    | database.constraint
            java.net.SocketTimeoutException: Read timed out       | timeout.read
            Connection refused                                    | network.refused
            java.net.UnknownHostException: stock                  | network.dns
            Access denied                                         | auth.access
            Bad credentials                                       | auth.credentials
            stock answered HTTP 502                               | external.http
            Circuit breaker is open                               | external.unavailable
            Zákazník 1 nebyl nalezen                              | business.not-found
            java.lang.IllegalStateException: closed               | business.state
            nothing of the kind                                   | unknown.other
            """)
    void saysWhatAnErrorIsAbout(final String message, final String category) {
        assertThat(standard.of(Signature.of(message))).hasToString(category);
    }

    @Test
    void takesTheFirstRuleThatFits() {
        final CategoryRules rules = CategoryRules.parse(
                "mine", List.of("# ours", "", "business.b: red cup", "business.a: cup | *sold out*", "memory.c: red"));
        assertThat(category(rules, "A red cup")).isEqualTo("business.b");
        assertThat(category(rules, "A RED, red Cup?")).isEqualTo("business.b");
        assertThat(category(rules, "A blue cup")).isEqualTo("business.a");
        assertThat(category(rules, "presold outright")).isEqualTo("business.a");
        assertThat(category(rules, "cups of reddish colour")).isEqualTo("unknown.other");
    }

    @Test
    void prefersRulesOfUsers() {
        final CategoryRules own = CategoryRules.parse("mine", List.of("external.bank: connection refused"));
        assertThat(category(own.before(standard), "Connection refused")).isEqualTo("external.bank");
        assertThat(category(own.before(standard), "Access denied")).isEqualTo("auth.access");
    }

    @Test
    void namesEveryWrongLineWithItsRemedy() {
        assertThatThrownBy(() -> CategoryRules.parse(
                        "mine",
                        List.of(
                                "memory.heap: heap",
                                "disk.full: x y z",
                                "memory: x",
                                "auth.A: abc",
                                "auth.a: ab | a.*b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        mine:2: Category `disk` is none of memory, database, network, timeout, auth, business, external, \
                        unknown. Choose one of these.
                        mine:3: There is no rule. Write it as `category.subcategory: phrase | phrase`.
                        mine:4: Subcategory `A` must consist of lower-case letters, digits and hyphens. Write it like \
                        `pool-exhausted`.
                        mine:5: Phrase `ab` must have 3 to 100 characters beside `*`. Name the words that the message has.""");
        assertThatThrownBy(() -> CategoryRules.parse("mine", List.of("auth.a: a.*b")))
                .hasMessageContaining("mine:1: Phrase `a.*b` may have `*` at its start and its end only");
    }

    private static String category(final CategoryRules rules, final String message) {
        return rules.of(Signature.of(message)).toString();
    }
}
