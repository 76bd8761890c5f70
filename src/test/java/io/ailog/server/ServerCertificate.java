package io.ailog.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A self-signed certificate for the name localhost and not for its address, made by the JDK's keytool. */
record ServerCertificate(Path javaHome, Path keyStore) {
    /** Of a key that lives as long as the test that made it. */
    static final String PASSWORD = "for-tests-only";

    /** Makes the key store, and writes the certificate alone to {@code pem}. */
    void create(final Path pem) throws IOException {
        Files.createDirectories(pem.resolveSibling(""));
        keytool(
                "-genkeypair",
                "-alias",
                "http",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-validity",
                "30",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12");
        keytool("-exportcert", "-rfc", "-alias", "http", "-file", pem.toString());
    }

    private void keytool(final String... arguments) {
        final List<String> command =
                new ArrayList<>(List.of(javaHome.resolve("bin/keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", keyStore.toString(), "-storepass", PASSWORD));
        Tools.run(command, Map.of(), "");
    }

    /** What a client needs in order to trust {@code pem} alone. */
    static SSLContext trusting(final Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            final KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "http", CertificateFactory.getInstance("X.509").generateCertificate(in));
            final TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            final SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
