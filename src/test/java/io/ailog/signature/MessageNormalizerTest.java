package io.ailog.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageNormalizerTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            12 items, -7 left, 3.5 % done                     | <*> items, <*> left, <*> done
            id 0xCAFE at 7fff5a2b and deadbeef                | id <*> at <*> and <*>
            request 8f14e45f-ceea-467f-a830-1d2c3b4a5e6f lost | request <*> lost
            from 10.0.0.1:8080 and fe80::1 and 5c:50:15:36:bc:03 | from <*> and <*> and <*>
            open /var/data/in.csv and C:\\Temp\\x.txt          | open <*> and <*>
            GET https://a.example.org/x?y=1#z failed          | GET <*> failed
            mail to jan.novak@example.org bounced             | mail to <*> bounced
            at 2026-11-24T10:15:30.123+01:00 it broke         | at <*> it broke
            on Sat Jun 18 02:08:10 2005 it broke              | on <*> it broke
            took 12 ms, 5 MB, 3 min                           | took <*>
            took 1 ms and 2 seconds                           | took <*> and <*>
            sent 451 bytes (1.2 KB) in <1 sec                 | sent <*> in <*>
            column 'name' of "orders"                         | column <*> of <*>
            Kunde „Änne“ und »Max«                            | Kunde <*> und <*>
            Can't open it, don't try                          | Can't open it, don't try
            status=FAILED, retry=true, user=                  | status=<*>, retry=true, user=
            logname= uid=0 tty=ssh ruser= rhost=h             | logname= uid=<*> tty=<*> ruser= rhost=<*>
            my id = 3, name = bob                             | my id = <*>, name = <*>
            error=java.io.IOException                         | error=IOException
            Failed password for root from 10.0.0.1            | Failed password for <*> from <*>
            session closed for user bob                       | session closed for user <*>
            Account locked                                    | Account locked
            job went from NEW to RUNNING                      | job went from <*> to <*>
            state: RUNNING, type DIR                          | state: <*>, type <*>
            fields [name, zip] and [name, zip, city]          | fields [<*>] and [<*>]
            fans ( 3552 3534 **** 3479 )                      | fans (<*>)
            nodes node-[1-3,7] and node-5                     | nodes <*> and <*>
            jk2_init() found child 12 in Pool2::take          | jk2_init() found child <*> in Pool2::take
            enabled.....1 and enabled...                      | enabled.....<*> and enabled...
            x+ and Y- and plan B                              | <*> and <*> and plan <*>
            object a.b.C$D@1f2e3d4c of a.b.C                  | object <*> of <*>
            caught java.net.ConnectException: refused         | caught ConnectException: refused
            10.0.0.1 "GET /a/1 HTTP/1.1" 500                  | <*> "GET <*>" <*>
            {"id": 1, "kind": "x"}                            | {<*>}
            token dGhpcyBpcyBhIHRlc3Q1MjM== refused           | token <*> refused
            read/write n/a and/or                             | read/write n/a and/or
            """)
    void replacesWhatVaries(final String message, final String normalized) {
        assertThat(MessageNormalizer.normalize(message)).isEqualTo(normalized);
        assertThat(MessageNormalizer.normalize(normalized)).isEqualTo(normalized);
    }

    @Test
    void readsTheFirstLineThatSaysSomething() {
        assertThat(MessageNormalizer.normalize("\n\r\n  first  line \t1\r\nsecond"))
                .isEqualTo("first line <*>");
    }

    @Test
    void keepsSurrogatesAndOtherScripts() {
        assertThat(MessageNormalizer.normalize("💥 לקוח 12 לא \uD83D")).isEqualTo("💥 לקוח <*> לא \uD83D");
    }

    @Test
    void endsAtAWord() {
        final String normalized = MessageNormalizer.normalize("word ".repeat(10_000));
        assertThat(normalized).hasSize(999).endsWith(" word");
    }
}
