package io.ailog.postgres;

import java.util.HashMap;
import java.util.Map;

/** Short texts of which many are the same, one object each: names of services come with thousands of incidents. */
final class SharedTexts {
    private static final int LONGEST = 100;
    private static final int MOST = 10_000;

    private final Map<String, String> texts = new HashMap<>();

    String of(final String text) {
        if (text.length() > LONGEST || (texts.size() >= MOST && !texts.containsKey(text))) {
            return text;
        }
        return texts.computeIfAbsent(text, same -> same);
    }
}
