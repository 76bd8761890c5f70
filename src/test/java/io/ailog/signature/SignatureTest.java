package io.ailog.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
    /** Stored: a hash that changes here would make every known problem a new one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            §§                                                 | c80c3db2b2cb606bacf75bac6c2e4b92 | Unknown
            Order 4711 could not be loaded                     | b2ecc510eab1e8b228705af5aa9957e9 | Unknown
            java.lang.IllegalStateException: Order 1 is closed\\n\\tat a.b.Orders.close(Orders.java:42) | 6ae4c5627bd1287fe2b924782c16fdc3 | IllegalStateException
            Zákazník „Jan Novák“ nebyl nalezen               | ee521978e4bf0f77c81fd7f77c09c0d5 | NotFound
            HTTP 503 from http://stock:8080/items/1            | 1dbeeb25abdd7dd730c6788c50561027 | HTTP 5xx
            {"msg":"lease lost for shard 7"}                   | 8b8b7377e11851df6d1fa40f8a790a8b | Unknown
            😀 x 1                                              | b91f7022fe7888297056b70386bcfaaa | Unknown
            """)
    void hashesAsInEveryVersionBefore(final String message, final String hash, final String type) {
        final Signature signature = Signature.of(message.replace("\\n", "\n").replace("\\t", "\t"));
        assertThat(signature.hash()).isEqualTo(hash);
        assertThat(signature.errorType()).isEqualTo(type);
    }

    @Test
    void isHalfOfTheSha256OfItsLines() {
        assertThat(Signature.of("Order 4711 could not be loaded"))
                .isEqualTo(
                        new Signature("b2ecc510eab1e8b228705af5aa9957e9", "Unknown", "Order <*> could not be loaded"));
    }

    @Test
    void hasSignaturesOfItsOwnForWhatCantBeToldApart() {
        assertThat(Signature.UNREADABLE)
                .isEqualTo(new Signature(
                        "74e6fae159ba7dcaf55d6c5d86043cd6", "Unreadable", "document that could not be read"));
        assertThat(Signature.OTHER)
                .isEqualTo(new Signature("615e469bb98c069bbfc4736c52ae1357", "Other", "errors of further signatures"));
    }

    @Test
    void tellsFramesOfTheApplicationApart() {
        final String closing = trace("com.acme.Orders.close(Orders.java:1)");
        final String refunding = trace("com.acme.Orders.refund(Orders.java:1)");
        assertThat(Signature.of(closing).normalizedMessage())
                .isEqualTo(Signature.of(refunding).normalizedMessage());
        assertThat(Signature.of(closing).hash())
                .isNotEqualTo(Signature.of(refunding).hash());
    }

    @Test
    void ignoresLinesProxiesAndLibraries() {
        final String one = trace("com.acme.Orders.close(Orders.java:1)");
        final String other = trace(
                "java.util.ArrayList.get(ArrayList.java:9)",
                "com.acme.Orders$$SpringCGLIB$$0.close(<generated>)",
                "com.acme.Orders.close(Orders.java:77)",
                "com.acme.Orders.lambda$all$3(Orders.java:78)",
                "jdk.internal.reflect.GeneratedMethodAccessor12.invoke(Unknown Source)",
                "jdk.proxy2/jdk.proxy2.$Proxy99.close(Unknown Source)",
                "java.base/java.lang.Thread.run(Thread.java:840)");
        assertThat(Signature.of(one)).isEqualTo(Signature.of(other));
    }

    @Test
    void countsThreeFramesOnly() {
        final String three = trace("a.A.a(A.java:1)", "a.B.b(B.java:1)", "a.C.c(C.java:1)");
        final String four = trace("a.A.a(A.java:1)", "a.B.b(B.java:1)", "a.C.c(C.java:1)", "a.D.d(D.java:1)");
        assertThat(Signature.of(three)).isEqualTo(Signature.of(four));
    }

    private static String trace(final String... frames) {
        return "java.lang.IllegalStateException: closed\n\tat " + String.join("\n\tat ", frames);
    }
}
