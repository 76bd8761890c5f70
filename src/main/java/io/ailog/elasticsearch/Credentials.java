package io.ailog.elasticsearch;

import static io.ailog.elasticsearch.ElasticsearchSettings.require;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who asks: nobody in particular, a user with a password, or the holder of an API key.
 *
 * @param username empty for none
 * @param password empty for none
 * @param apiKey as Elasticsearch hands it out in {@code encoded}, or {@code id:key}; empty for none
 */
record Credentials(
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("") String apiKey) {
    static final Credentials NONE = new Credentials("", "", "");

    Credentials {
        username = username.trim();
        apiKey = apiKey.trim();
        require(isOneLine(username), "ES_USERNAME holds a control character, as a second line: remove it.");
        require(isOneLine(password), "ES_PASSWORD holds a control character, as a second line: remove it.");
        require(
                apiKey.chars().allMatch(c -> c > 0x20 && c < 0x7f),
                "ES_API_KEY holds a space or a letter that no key has: write it as Elasticsearch gave it.");
        require(!username.contains(":"), "ES_USERNAME holds a colon, which no user's name may have.");
        require(
                username.isEmpty() || apiKey.isEmpty(),
                "ES_USERNAME and ES_API_KEY are both set: keep the one and remove the other.");
        require(username.isEmpty() || !password.isEmpty(), "ES_USERNAME is set without ES_PASSWORD.");
        require(password.isEmpty() || !username.isEmpty(), "ES_PASSWORD is set without ES_USERNAME.");
    }

    private static boolean isOneLine(final String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    /** The value of the header {@code Authorization}. */
    Optional<String> authorization() {
        if (!apiKey.isEmpty()) {
            return Optional.of("ApiKey " + (apiKey.contains(":") ? base64(apiKey) : apiKey));
        }
        return username.isEmpty() ? Optional.empty() : Optional.of("Basic " + base64(username + ":" + password));
    }

    /** The settings to look at when they are refused, as part of a sentence. */
    String keys() {
        if (!apiKey.isEmpty()) {
            return "ES_API_KEY";
        }
        return username.isEmpty() ? "ES_USERNAME and ES_PASSWORD, or ES_API_KEY" : "ES_USERNAME and ES_PASSWORD";
    }

    /** Who asks, as part of a sentence. */
    String who() {
        if (!apiKey.isEmpty()) {
            return "the API key";
        }
        return username.isEmpty() ? "requests without a login" : "the user " + username;
    }

    /** Without what must stay secret. */
    @Override
    public String toString() {
        return "Credentials[" + who() + "]";
    }

    private static String base64(final String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
