package io.ailog.delivery;

import java.net.URI;

/** Where something is posted to. */
final class WebAddress {
    private WebAddress() {}

    /** Whether {@code text} is an http or https URL without a user, who would end up in logs. */
    static boolean isValid(final String text) {
        try {
            final URI uri = URI.create(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (final IllegalArgumentException e) {
            return false;
        }
    }
}
