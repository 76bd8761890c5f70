package io.ailog.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The files of one start of a server: its own configuration, temporary folder and logs in one work folder. */
record ElasticsearchFiles(ElasticsearchOptions options, Path work, Path javaHome) {
    /** Options with paths relative to the distribution, which several servers share. */
    private static final Pattern SHARED_PATHS =
            Pattern.compile("Xlog|Xloggc|HeapDump|ErrorFile|PrintGC|PrintTenuring|GCLog");

    /** Finds a JDK that suits and writes all that the server reads when it starts. */
    static ElasticsearchFiles writtenFor(final ElasticsearchOptions options) {
        final Path javaHome = options.distribution().javaHome();
        final Path work = Folders.temporary("ailog-elasticsearch-");
        final ElasticsearchFiles files = new ElasticsearchFiles(options, work, javaHome);
        try {
            files.write();
            return files;
        } catch (final IOException e) {
            Folders.delete(work);
            throw new UncheckedIOException(e);
        } catch (final RuntimeException e) {
            Folders.delete(work);
            throw e;
        }
    }

    Path config() {
        return work.resolve("config");
    }

    /** The certificate of the authority that signed the server's. */
    Path authority() {
        return new CertificateAuthority(certificates(), javaHome).certificate();
    }

    private Path certificates() {
        return config().resolve("certs");
    }

    Map<String, String> environment() {
        final String size = options.heapMegabytes() + "m";
        final String compiler = options.quickStart() ? " -XX:TieredStopAtLevel=1" : "";
        return Map.of(
                "ES_PATH_CONF", config().toString(),
                "ES_TMPDIR", work.resolve("tmp").toString(),
                "ES_JAVA_HOME", javaHome.toString(),
                "ES_JAVA_OPTS", "-Xms" + size + " -Xmx" + size + compiler,
                "JAVA_TOOL_OPTIONS", "");
    }

    private void write() throws IOException {
        Folders.copy(options.distribution().home().resolve("config"), config());
        Files.createDirectories(work.resolve("tmp"));
        final Path jvmOptions = config().resolve("jvm.options");
        Files.write(
                jvmOptions,
                Files.readAllLines(jvmOptions).stream()
                        .filter(line -> !SHARED_PATHS.matcher(line).find())
                        .toList());
        Files.write(config().resolve("elasticsearch.yml"), settings());
        if (options.tls()) {
            CertificateAuthority.createIn(certificates(), javaHome)
                    .certify("localhost", certificates().resolve("http.p12"));
            tool("elasticsearch-keystore", "", "create");
            tool(
                    "elasticsearch-keystore",
                    CertificateAuthority.PASSWORD,
                    "add",
                    "-x",
                    "-f",
                    "xpack.security.http.ssl.keystore.secure_password");
        }
        options.login()
                .ifPresent(login -> tool(
                        "elasticsearch-users", "", "useradd", login.user(), "-p", login.password(), "-r", "superuser"));
    }

    private List<String> settings() {
        final List<String> lines = new ArrayList<>(List.of(
                "network.host: 127.0.0.1",
                "http.port: 0",
                "transport.port: 0",
                "discovery.type: single-node",
                "action.destructive_requires_name: false",
                "cluster.routing.allocation.disk.threshold_enabled: false",
                "path.data: " + options.data().map(Path::toAbsolutePath).orElse(work.resolve("data")),
                "path.logs: " + work.resolve("logs")));
        if (options.distribution().hasSecurity()) {
            lines.add("xpack.security.enabled: " + (options.login().isPresent() || options.tls()));
        }
        if (options.tls()) {
            lines.add("xpack.security.http.ssl.enabled: true");
            lines.add("xpack.security.http.ssl.keystore.path: certs/http.p12");
            lines.add("xpack.security.transport.ssl.enabled: false");
        }
        return lines;
    }

    private void tool(final String name, final String input, final String... arguments) {
        final List<String> command = new ArrayList<>(List.of(
                options.distribution().home().resolve("bin").resolve(name).toString()));
        command.addAll(List.of(arguments));
        Tools.run(command, environment(), input);
    }
}
