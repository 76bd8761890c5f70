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

/**
 * An authority of one's own making that signs certificates of servers, by the JDK's keytool.
 *
 * @param folder holds its key and its certificate
 */
public record CertificateAuthority(Path folder, Path javaHome) {
    /** Of keys that live as long as the test that made them. */
    static final String PASSWORD = "for-tests-only";

    /** Makes a new authority, with the tools of the running JDK. */
    public static CertificateAuthority createIn(final Path folder) {
        return createIn(folder, Path.of(System.getProperty("java.home")));
    }

    static CertificateAuthority createIn(final Path folder, final Path javaHome) {
        try {
            Files.createDirectories(folder);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        final CertificateAuthority authority = new CertificateAuthority(folder, javaHome);
        authority.makeKey("authority", authority.keyStore(), "bc:c");
        authority.keytool(
                authority.keyStore(),
                "-exportcert",
                "-rfc",
                "-alias",
                "authority",
                "-file",
                authority.certificate().toString());
        return authority;
    }

    /** The PEM file that clients trust. */
    public Path certificate() {
        return folder.resolve("authority.pem");
    }

    /** Makes {@code keyStore} with a key and a certificate for the host {@code name}, and not for its address. */
    void certify(final String name, final Path keyStore) {
        final String request = folder.resolve("request.csr").toString();
        final String signed = folder.resolve("signed.pem").toString();
        makeKey("http", keyStore, "SAN=dns:" + name);
        keytool(keyStore, "-certreq", "-alias", "http", "-file", request);
        keytool(
                keyStore(),
                "-gencert",
                "-rfc",
                "-alias",
                "authority",
                "-ext",
                "SAN=dns:" + name,
                "-infile",
                request,
                "-outfile",
                signed);
        keytool(
                keyStore,
                "-importcert",
                "-noprompt",
                "-alias",
                "authority",
                "-file",
                certificate().toString());
        keytool(keyStore, "-importcert", "-noprompt", "-alias", "http", "-file", signed);
    }

    private Path keyStore() {
        return folder.resolve("authority.p12");
    }

    private void makeKey(final String alias, final Path keyStore, final String extension) {
        keytool(
                keyStore,
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-validity",
                "30",
                "-dname",
                "CN=" + alias,
                "-ext",
                extension,
                "-storetype",
                "PKCS12");
    }

    private void keytool(final Path keyStore, final String... arguments) {
        final List<String> command =
                new ArrayList<>(List.of(javaHome.resolve("bin/keytool").toString(), "-J-XX:TieredStopAtLevel=1"));
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
