package io.ailog.postgres;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.ailog.detection.Patterns;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Patterns in RE2's syntax, which has what regular expressions have but for look-around and references to groups. */
@Component
class LinearPatterns implements Patterns {
    @Override
    public Predicate<String> searching(final String pattern) {
        try {
            final Pattern compiled = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
            return text -> compiled.matcher(text).find();
        } catch (final PatternSyntaxException e) {
            throw new IllegalArgumentException(e.getDescription() + " at `" + e.getPattern() + "`", e);
        }
    }
}
