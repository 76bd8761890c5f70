package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.json.JsonpDeserializer;
import co.elastic.clients.transport.endpoints.EndpointBase;
import co.elastic.clients.transport.endpoints.SimpleEndpoint;
import io.ailog.window.Failure;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The documents of a target as they are at one moment, which the server keeps until it is told that they are read. */
final class PointInTime {
    private static final Logger LOG = LoggerFactory.getLogger(PointInTime.class);
    private static final JsonpDeserializer<Map<String, JsonData>> MEMBERS =
            JsonpDeserializer.stringMapDeserializer(JsonData._DESERIALIZER);

    private final ElasticsearchConnection connection;
    private volatile String id;

    PointInTime(final ElasticsearchConnection connection, final String id) {
        this.connection = connection;
        this.id = id;
    }

    static PointInTime open(final ElasticsearchConnection connection, final Target target) {
        final String keepAlive = keepAlive(connection).time();
        return new PointInTime(connection, connection.ask(client -> open(client, target.indices(), keepAlive)));
    }

    /** The client's own form of the request has a body, which servers of version 7 refuse. */
    private static String open(final ElasticsearchClient client, final String indices, final String keepAlive)
            throws IOException {
        final Map<String, JsonData> answer = client._transport()
                .performRequest(
                        indices,
                        new SimpleEndpoint<>(
                                "es/open_point_in_time",
                                request -> "POST",
                                PointInTime::path,
                                EndpointBase.emptyMap(),
                                request -> Map.of("keep_alive", keepAlive),
                                EndpointBase.emptyMap(),
                                false,
                                MEMBERS),
                        client._transportOptions());
        return CompleteAnswer.part(answer, "id").to(String.class);
    }

    private static String path(final String indices) {
        final StringBuilder path = new StringBuilder("/");
        EndpointBase.pathEncode(indices, path);
        return path.append("/_pit").toString();
    }

    static Time keepAlive(final ElasticsearchConnection connection) {
        final long seconds = connection.settings().events().keepAlive().toSeconds();
        return Time.of(time -> time.time(seconds + "s"));
    }

    String id() {
        return id;
    }

    /** Each answer says under which name the next one is to be asked for. */
    void renamed(final String newId) {
        id = newId;
    }

    /** Without a word if it is gone already; else the server forgets it when it was kept for long enough. */
    void close() {
        try {
            connection.ask(client -> client.closePointInTime(request -> request.id(id)));
        } catch (final Failure e) {
            LOG.debug("A point in time was not closed", e);
        }
    }
}
