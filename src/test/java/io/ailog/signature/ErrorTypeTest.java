package io.ailog.signature;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            java.io.IOException: disk                                            | IOException
            Save failed; nested exception is java.net.ConnectException: refused  | ConnectException
            Resolved [a.b.BindException: 1 error]                                | BindException
            TimeoutException while asking                                        | TimeoutException
            stock answered HTTP 503                                              | HTTP 5xx
            503 Service Unavailable                                              | HTTP 5xx
            HTTP status code 404 of stock                                        | HTTP 4xx
            HTTP 200 but too late                                                | Unknown
            404 things were counted                                              | Unknown
            Service Unavailable                                                  | ServiceUnavailable
            request timed out after 5 s                                          | Timeout
            Connection refused: stock                                            | ConnectionRefused
            Out of memory: killed process 1                                      | OutOfMemory
            Permission denied                                                    | AccessDenied
            Failed password for root from 10.0.0.1                               | AuthenticationFailed
            Časový limit vypršel                                                 | Timeout
            Zugriff verweigert                                                   | AccessDenied
            file "/tmp/timeout" is odd                                           | Unknown
            Error                                                                | Unknown
            """)
    void saysWhatKindOfErrorItIs(final String message, final String type) {
        assertThat(ErrorType.of(message)).isEqualTo(type);
    }

    @Test
    void prefersTheRootCause() {
        assertThat(ErrorType.of("a.b.OrderException: no\n\tat a.B.c(B.java:1)\nCaused by: a.MiddleException: x\n"
                        + "\tat a.B.c(B.java:1)\nCaused by: java.net.SocketException: reset\n\t... 3 more"))
                .isEqualTo("SocketException");
    }

    @Test
    void findsTheExceptionBelowTheFirstLine() {
        assertThat(ErrorType.of("Job failed\njava.lang.NullPointerException: x\n\tat a.B.c(B.java:1)"))
                .isEqualTo("NullPointerException");
    }

    @Test
    void ignoresWhatWasSuppressed() {
        assertThat(ErrorType.of("a.OneException: x\n\tat a.B.c(B.java:1)\n\tSuppressed: a.TwoException: y\n"
                        + "\t\tat a.B.d(B.java:2)\n\tCaused by: a.ThreeException: z"))
                .isEqualTo("OneException");
    }

    @Test
    void readsTheTextAndTheTraceOfJson() {
        assertThat(ErrorType.of(" {\"log\":\"x\", \"n\":[1,{\"a\":\"}\"}], \"msg\":\"timed\\u0020out\"} "))
                .isEqualTo("Timeout");
        assertThat(ErrorType.of("{\"message\":\"x\",\"stack_trace\":\"a.OneException: y\\n\\tat a.B.c(B.java:1)\"}"))
                .isEqualTo("OneException");
        assertThat(Signature.of("{\"message\":\"cut").normalizedMessage()).isEqualTo("{\"message\":\"cut");
    }
}
