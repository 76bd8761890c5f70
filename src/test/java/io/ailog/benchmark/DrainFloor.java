package io.ailog.benchmark;

import io.ailog.server.ElasticsearchHttp;
import io.ailog.window.WindowRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The bare drain of all ERROR documents of a range, the least that reading them has to do: one point in time, the order
 * of shards, the same fields as reading asks for, the largest pages. Answers are dropped; only the last place is looked
 * for in them.
 */
record DrainFloor(URI server, ElasticsearchHttp http, String index, WindowRange range) {
    private static final int PAGE = 10_000;
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final byte[] PLACE = {'"', 's', 'o', 'r', 't', '"', ':', '['};

    /** @param slices that are drained at the same time */
    void drain(final int slices) {
        final Matcher id = ID.matcher(http.expect("POST", "/" + index + "/_pit?keep_alive=5m", ""));
        if (!id.find()) {
            throw new IllegalStateException("No point in time was opened");
        }
        final HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        final List<CompletableFuture<Void>> drains = IntStream.range(0, slices)
                .mapToObj(slice -> CompletableFuture.runAsync(() -> drain(client, id.group(1), slice(slice, slices))))
                .toList();
        drains.forEach(CompletableFuture::join);
        http.expect("DELETE", "/_pit", "{\"id\":\"" + id.group(1) + "\"}");
    }

    private static String slice(final int slice, final int slices) {
        return slices == 1 ? "" : "\"slice\":{\"id\":%d,\"max\":%d},".formatted(slice, slices);
    }

    private void drain(final HttpClient client, final String point, final String slice) {
        String place = last(search(client, request(point, slice)));
        while (!place.isEmpty()) {
            place = last(search(client, request(point, slice + "\"search_after\":[" + place + "],")));
        }
    }

    private String request(final String point, final String members) {
        return """
                {"size":%d,"track_total_hits":false,"pit":{"id":"%s","keep_alive":"5m"},%s"sort":["_shard_doc"],
                 "_source":["application.name","application.version","message","traceId"],
                 "docvalue_fields":[{"field":"@timestamp","format":"epoch_millis"},"kubernetes.namespace"],
                 "query":{"bool":{"filter":[
                   {"range":{"@timestamp":{"gte":%d,"lt":%d,"format":"epoch_millis"}}},
                   {"term":{"level":{"value":"ERROR"}}}]}}}""".formatted(
                PAGE, point, members, range.from().toEpochMilli(), range.to().toEpochMilli());
    }

    private byte[] search(final HttpClient client, final String request) {
        try {
            final HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(server.resolve("/_search"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(request))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("A search answered " + answer.statusCode());
            }
            return answer.body();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while draining", e);
        }
    }

    /** The place of the last document of an answer; empty if it has none. */
    private static String last(final byte[] answer) {
        for (int at = answer.length - PLACE.length; at > 0; at--) {
            if (answer[at] == '"' && isPlace(answer, at)) {
                final int start = at + PLACE.length;
                int end = start;
                while (answer[end] != ']') {
                    end++;
                }
                return new String(answer, start, end - start, StandardCharsets.US_ASCII);
            }
        }
        return "";
    }

    private static boolean isPlace(final byte[] answer, final int at) {
        return IntStream.range(0, PLACE.length).allMatch(i -> answer[at + i] == PLACE[i]);
    }
}
