package io.ailog.elasticsearch;

import java.util.List;
import java.util.regex.Pattern;

/** What may be written in ES_INDEX: names of indices, aliases and data streams, with wildcards, of remote clusters too. */
final class IndexPatterns {
    /** No server allows one of these in a name; dates in angle brackets are a language of its own. */
    private static final Pattern NAME = Pattern.compile(
            "(?:[^-_+:][^:]*:)?(?:_all|(?!\\.\\.?$)[^-_+:\\\\/?\"<>|#\\s\\p{C}][^:\\\\/?\"<>|#\\s\\p{C}]*)");

    /** Longer names can't exist. */
    private static final int LONGEST = 255;

    private IndexPatterns() {}

    /** @throws io.ailog.window.Failure for the first of {@code patterns} that can't be one, or when there are too many */
    static void require(final List<String> patterns) {
        for (final String pattern : patterns) {
            ElasticsearchSettings.require(
                    pattern.length() <= LONGEST && NAME.matcher(pattern).matches(),
                    "ES_INDEX has the pattern \"" + shown(pattern)
                            + "\", which is not the name of an index or a wildcard." + " Write names of up to "
                            + LONGEST + " characters as in logs-*, with commas between.");
        }
        ElasticsearchSettings.require(
                IndexLines.fits(String.join(",", patterns)),
                "ES_INDEX is too long for a request. Write it in less than " + IndexLines.LIMIT
                        + " characters, with wildcards.");
    }

    private static String shown(final String pattern) {
        return pattern.length() <= 60 ? pattern : pattern.substring(0, 60) + "...";
    }
}
