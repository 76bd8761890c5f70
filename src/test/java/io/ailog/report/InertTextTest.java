package io.ailog.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of logs on other people's screens. */
class InertTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Order 17 failed: no stock for List<Item>           | Order 17 failed: no stock for List\u2039Item\u203a
            ping @channel and <!here> or <at>all</at>          | ping \uff20channel and \u2039!here\u203a or \u2039at\u203aall\u2039/at\u203a
            [win](https://evil.example/x?y=1#z) <http://e>     | [win](https[:]//evil.example/x?*** \u2039http[:]//e\u203a
            see www.evil.example, mailto:a, JavaScript:x()     | see www[.]evil.example, mailto[:]a, JavaScript[:]x()
            login failed, password=hunter2 for bob             | login failed, password=*** for bob
            {"db_password": "a b c", "user": "bob"}            | {"db_password": ***, "user": "bob"}
            apiKey='k1' access_token: t2; X-Api-Key=k3         | apiKey=*** access_token: ***; X-Api-Key=***
            password is hunter2                                | password is ***
            Authorization: Bearer abc.def-ghi and more         | Authorization: ***
            asked with Bearer abcdefghi, refused               | asked with Bearer ***, refused
            postgres://bob:hunter2@db:5432/x is down           | postgres[:]//***\uff20db:5432/x is down
            postgres://bob:hu/nt@er2@db:5432/x is down         | postgres[:]//***\uff20db:5432/x is down
            jdbc:postgresql://db/x?user=bob&password=hunter2 x | jdbc:postgresql[:]//db/x?*** x
            token eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.sig-1_2 bad    | token *** bad
            key AKIAabcdefghijklmnopqrstuvwxyz0123456789+_ bad | key *** bad
            trace 123e4567-e89b-12d3-a456-426614174000 is lost | trace 123e4567-e89b-12d3-a456-426614174000 is lost
            """)
    void sayWhatTheySaidAndNoMore(final String text, final String expected) {
        assertThat(InertText.of(text, 160)).isEqualTo(expected);
    }

    @Test
    void endWithTheirFirstLine() {
        assertThat(InertText.of("\n java.lang.Error: no\tspace \r\n\tat a.B.c(B.java:1)\n", 160))
                .isEqualTo("java.lang.Error: no space");
        assertThat(InertText.of("one\u2028two", 160)).isEqualTo("one");
        assertThat(InertText.of("no space\\r\\n\\tat a.B.c(B.java:1)", 160)).isEqualTo("no space");
        assertThat(InertText.of("C:\\new\\table", 160)).isEqualTo("C:\\new\\table");
    }

    @Test
    void hideNothingAndTurnNothing() {
        assertThat(InertText.of("a\u202eb\u200bc\u0000d\u001b[31me\ufeff\ud800f", 160))
                .isEqualTo("abcd[31mef");
    }

    @Test
    void areCutBetweenCharacters() {
        assertThat(InertText.of("0123456789", 10)).isEqualTo("0123456789");
        assertThat(InertText.of("01234567890", 10)).isEqualTo("0123456...");
        assertThat(InertText.of("012345\ud83d\ude00\ud83d\ude00\ud83d\ude00", 10))
                .isEqualTo("012345...");
    }

    @Test
    @Timeout(5)
    void takeNoTimeHoweverLongAndOddTheyAre() {
        for (final String odd :
                new String[] {"a", " ", "<", "password", "://", "Bearer ", "\"", "eyJ", "a:/", "=", "- "}) {
            assertThat(InertText.of(odd.repeat(200_000), 160)).hasSizeLessThanOrEqualTo(160);
        }
    }
}
