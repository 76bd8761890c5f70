package io.ailog.delivery;

import io.ailog.report.Message;
import io.ailog.report.MessageText;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The delivery of messages as JSON to a URL that is a secret.
 *
 * @param key the setting that says the URL
 * @param payload what the receiver takes, of a message in words
 */
record WebhookDelivery(String key, String url, Duration timeout, Function<MessageText, Map<String, ?>> payload) {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDelivery.class);
    private static final JsonMapper MAPPER = new JsonMapper();

    Optional<String> problem(final Message message) {
        final byte[] body = MAPPER.writeValueAsBytes(payload.apply(MessageText.of(message)));
        final Optional<String> problem = new PostRequest(
                        url, Map.of("Content-Type", "application/json"), timeout, "ailog.announcements.timeout")
                .problem(body);
        problem.ifPresent(what -> LOG.warn("the URL of {} took no message: {}", key, what));
        return problem.map(what -> what + ". Check " + key);
    }
}
