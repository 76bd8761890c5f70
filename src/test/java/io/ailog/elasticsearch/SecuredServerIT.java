package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.server.CertificateAuthority;
import io.ailog.server.ElasticsearchServer;
import io.ailog.window.Failure;
import io.ailog.window.Window;
import io.ailog.window.WindowCounts;
import io.ailog.window.WindowRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that wants to know who asks, and shows a certificate of an authority that nobody knows by itself. */
class SecuredServerIT {
    private static final WindowRange QUARTER = WindowRange.of(new Window(Instant.parse("2026-01-12T00:00:00Z")));

    private final ElasticsearchServer server = SecuredElasticsearch.server();

    @Test
    void countsForUserWhoTrustsTheCertificate() {
        assertThat(count(settings(server.uri().toString()).tls(trusted()))).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void countsForUserWhoTrustsAnybody() {
        assertThat(count(settings(server.uri().toString()).tls(new Tls("", true))))
                .isEqualTo(Map.of("a", 1L));
    }

    @Test
    void refusesWrongPassword() {
        assertConfiguration(settings(server.uri().toString()).tls(trusted()).login("tester", "wrong-not-shown"))
                .hasMessage("Elasticsearch at " + server.uri()
                        + " refused the user tester (401). Check ES_USERNAME and ES_PASSWORD.");
    }

    @Test
    void asksForLogin() {
        assertConfiguration(TestSettings.at(server.uri().toString(), "logs-*").tls(trusted()))
                .hasMessage("Elasticsearch at " + server.uri()
                        + " refused requests without a login (401). Check ES_USERNAME and ES_PASSWORD, or ES_API_KEY.");
    }

    @Test
    void saysThatTheCertificateIsNotTrusted() {
        assertConfiguration(settings(server.uri().toString()))
                .hasMessage("The certificate of the server at " + server.uri()
                        + " is not trusted. Put the PEM file of the authority that signed it into ES_CA_CERT.");
    }

    @Test
    void refusesCertificateOfAnotherAuthority(@TempDir final Path folder) {
        final Path other = CertificateAuthority.createIn(folder).certificate();

        assertConfiguration(settings(server.uri().toString()).tls(new Tls(other.toString(), false)))
                .hasMessage("The certificate of the server at " + server.uri()
                        + " is not trusted. Put the PEM file of the authority that signed it into ES_CA_CERT.");
    }

    @Test
    void findsTheAuthorityAmongOthers(@TempDir final Path folder) throws IOException {
        final Path all = Files.copy(CertificateAuthority.createIn(folder).certificate(), folder.resolve("all.pem"));
        Files.write(all, Files.readAllBytes(server.authority()), StandardOpenOption.APPEND);

        assertThat(count(settings(server.uri().toString()).tls(new Tls(all.toString(), false))))
                .isEqualTo(Map.of("a", 1L));
    }

    @Test
    void saysThatTheCertificateIsForAnotherHost() {
        // the same server by its address, which the certificate doesn't name
        final String url = "https://127.0.0.1:" + server.uri().getPort();

        assertConfiguration(settings(url).tls(trusted()))
                .hasMessage("The certificate of the server at " + url
                        + " is for another host name. Use the certificate's name in ES_HOST.");
        assertThat(count(settings(url).tls(new Tls("", true)))).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void saysThatTheServerWantsTls() {
        final String url = server.uri().toString().replace("https:", "http:");

        assertThatThrownBy(() -> count(settings(url)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.UNREACHABLE))
                .hasMessageContaining("Check ES_HOST, also whether it should say https://.");
    }

    private TestSettings settings(final String url) {
        return TestSettings.at(url, "logs-*").login("tester", SecuredElasticsearch.PASSWORD);
    }

    private Tls trusted() {
        return new Tls(server.authority().toString(), false);
    }

    private static Map<String, Long> count(final TestSettings settings) {
        final List<WindowCounts> counts = Counted.in(settings, QUARTER);
        assertThat(counts).hasSize(1);
        return counts.get(0).counts();
    }

    private static AbstractThrowableAssert<?, ?> assertConfiguration(final TestSettings settings) {
        return assertThatThrownBy(() -> count(settings))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(Failure.Kind.CONFIGURATION))
                .hasMessageNotContaining("not-shown");
    }
}
