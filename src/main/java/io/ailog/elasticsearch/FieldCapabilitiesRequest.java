package io.ailog.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.FieldCapsResponse;
import co.elastic.clients.json.JsonData;
import co.elastic.clients.json.JsonpDeserializer;
import co.elastic.clients.transport.endpoints.EndpointBase;
import co.elastic.clients.transport.endpoints.SimpleEndpoint;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The request for the capabilities of fields, unmapped ones included. The client's own form of it sends the fields in a
 * body, which servers before 8.5 refuse.
 *
 * @param indices as requests write them
 * @param fields names, or {@code *}
 */
record FieldCapabilitiesRequest(String indices, List<String> fields) {
    FieldCapsResponse send(final ElasticsearchClient client) throws IOException {
        final JsonData answer = client._transport()
                .performRequest(
                        this,
                        new SimpleEndpoint<>(
                                "es/field_caps",
                                request -> "GET",
                                FieldCapabilitiesRequest::path,
                                EndpointBase.emptyMap(),
                                FieldCapabilitiesRequest::parameters,
                                EndpointBase.emptyMap(),
                                false,
                                JsonData._DESERIALIZER),
                        client._transportOptions());
        // an index that has no shard to ask is left out, and would be left out of the counts as well
        final JsonData failed = answer.deserialize(JsonpDeserializer.stringMapDeserializer(JsonData._DESERIALIZER))
                .getOrDefault("failed_indices", JsonData.of(0));
        if (failed.to(Integer.class) > 0) {
            throw new IncompleteAnswer("the fields of " + failed.to(Integer.class) + " indices are not known for now");
        }
        return answer.deserialize(FieldCapsResponse._DESERIALIZER);
    }

    private String path() {
        final StringBuilder path = new StringBuilder("/");
        EndpointBase.pathEncode(indices, path);
        return path.append("/_field_caps").toString();
    }

    private Map<String, String> parameters() {
        return Map.of("fields", String.join(",", fields), "include_unmapped", "true");
    }
}
