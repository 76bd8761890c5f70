package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.json.JsonpDeserializer;
import co.elastic.clients.transport.endpoints.EndpointBase;
import co.elastic.clients.transport.endpoints.SimpleEndpoint;
import io.ailog.window.CheckResult;
import io.ailog.window.Failure;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a server answers that this program can work with. Who may read indices alone need not be told its version. */
record ServerCheck(ElasticsearchConnection connection) {
    private static final JsonpDeserializer<Map<String, JsonData>> MEMBERS =
            JsonpDeserializer.stringMapDeserializer(JsonData._DESERIALIZER);
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\..*");
    private static final String ROOT = "/";
    private static final String NODES = "/_nodes";
    private static final int FORBIDDEN = 403;
    private static final int NO_SUCH_METHOD = 405;

    CheckResult answers() {
        final List<String> versions;
        try {
            versions = versions();
        } catch (final Failure e) {
            if (status(e) != FORBIDDEN) {
                throw e;
            }
            // the client takes no answer without the header that servers send from 7.14 on
            return trusted("7.14 or newer at " + servers() + "; " + who() + " may not ask which, and needn't");
        }
        final String found = String.join(" and ", versions) + " at " + servers();
        if (versions.stream().anyMatch(version -> !isAtLeast(version, 7, 14))) {
            return CheckResult.failed(found, "Point ES_HOST at Elasticsearch 7.14 to 9.x.");
        }
        return versions.stream().anyMatch(version -> isAtLeast(version, 10, 0))
                ? CheckResult.warning(
                        found + ", newer than this program was tried with", "Look for a newer release of it.")
                : trusted(found);
    }

    private CheckResult trusted(final String found) {
        return connection.settings().tls().insecure()
                ? CheckResult.warning(
                        found + ", and whoever answers there is trusted",
                        "Remove ES_INSECURE, and put the authority's certificate into ES_CA_CERT.")
                : CheckResult.ok(found);
    }

    private String servers() {
        return connection.settings().servers();
    }

    private String who() {
        return connection.settings().credentials().who();
    }

    /** Some servers keep their root for others, and tell it of their nodes. */
    private List<String> versions() {
        try {
            return List.of(member(ask(ROOT), "version", "number"));
        } catch (final Failure e) {
            if (status(e) != NO_SUCH_METHOD) {
                throw e;
            }
        }
        final Collection<JsonData> nodes =
                members(CompleteAnswer.part(ask(NODES), "nodes")).values();
        return nodes.stream()
                .map(node -> CompleteAnswer.part(members(node), "version").to(String.class))
                .distinct()
                .sorted()
                .toList();
    }

    private static String member(final Map<String, JsonData> answer, final String outer, final String inner) {
        return CompleteAnswer.part(members(CompleteAnswer.part(answer, outer)), inner)
                .to(String.class);
    }

    private static Map<String, JsonData> members(final JsonData object) {
        return object.deserialize(MEMBERS);
    }

    private Map<String, JsonData> ask(final String path) {
        return connection.ask(client -> get(client, path));
    }

    private static Map<String, JsonData> get(final ElasticsearchClient client, final String path) throws IOException {
        return client._transport()
                .performRequest(
                        path,
                        new SimpleEndpoint<>(
                                "es/version",
                                request -> "GET",
                                request -> request,
                                EndpointBase.emptyMap(),
                                request -> path.equals(NODES) ? Map.of("filter_path", "nodes.*.version") : Map.of(),
                                EndpointBase.emptyMap(),
                                false,
                                MEMBERS),
                        client._transportOptions());
    }

    private static int status(final Failure failure) {
        return Optional.ofNullable(failure.getCause()).map(ErrorCauses::status).orElse(0);
    }

    private static boolean isAtLeast(final String version, final int major, final int minor) {
        final Matcher parts = NUMBER.matcher(version);
        if (!parts.matches()) {
            return true;
        }
        final int given = Integer.parseInt(parts.group(1));
        return given > major || (given == major && Integer.parseInt(parts.group(2)) >= minor);
    }
}
