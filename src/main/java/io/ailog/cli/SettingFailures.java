package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import io.ailog.window.FailureExplainer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.convert.ConversionException;

/** Explains settings that can't be used, by the key that the user knows, never by their value: it may be a secret. */
final class SettingFailures implements FailureExplainer {
    @Override
    public Optional<Failure> explain(final Throwable thrown) {
        return Optional.ofNullable(find(thrown, BindException.class)).map(SettingFailures::failure);
    }

    private static Failure failure(final BindException unusable) {
        final @Nullable ConversionException conversion = find(unusable, ConversionException.class);
        final @Nullable IllegalArgumentException refusal = find(unusable, IllegalArgumentException.class);
        final String setting = key(unusable.getName().toString());
        return conversion == null && refusal != null
                ? new Failure(Kind.CONFIGURATION, String.valueOf(refusal.getMessage()), unusable)
                : new Failure(
                        Kind.CONFIGURATION,
                        "`" + setting + "` has a value that is no "
                                + unusable.getTarget().getType().toClass().getSimpleName()
                                + ". Correct it in .env or in the environment.",
                        unusable);
    }

    /** The key of {@code .env} that stands for {@code property}, or the property's own name. */
    private static String key(final String property) {
        return Arrays.stream(SettingKey.values())
                .filter(key -> key.property().equals(property))
                .map(Enum::name)
                .findFirst()
                .orElse(property);
    }

    private static <T extends Throwable> @Nullable T find(final Throwable thrown, final Class<T> type) {
        @Nullable Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 50; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
