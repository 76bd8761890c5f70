package io.ailog.elasticsearch;

import io.ailog.window.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** The certificates that the client trusts. */
final class TrustedCertificates {
    private TrustedCertificates() {}

    /** Those of a PEM file, which may hold several. */
    static SSLContext in(final String pem) {
        try (InputStream in = Files.newInputStream(Path.of(pem))) {
            final KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (final Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                trusted.setCertificateEntry("ca-" + trusted.size(), certificate);
            }
            if (trusted.size() == 0) {
                throw new GeneralSecurityException("it holds none");
            }
            final TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return context(factory.getTrustManagers());
        } catch (final IOException | GeneralSecurityException e) {
            throw new Failure(
                    Failure.Kind.CONFIGURATION,
                    "ES_CA_CERT names " + pem + ", which is not a PEM file of certificates: " + e.getMessage() + ".",
                    e);
        }
    }

    /** Those of anybody: only when the operator asked for it. */
    static SSLContext anybody() {
        try {
            return context(new TrustManager[] {new TrustAnybody()});
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(final TrustManager[] managers) throws GeneralSecurityException {
        final SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, null);
        return context;
    }
}
