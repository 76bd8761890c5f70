package io.ailog.logs;

import java.util.Locale;

/** The lines below a Java exception: the same for the same application and mistake, as real ones are. */
final class StackTrace {
    private static final String[] CLASSES = {"Controller", "Facade", "Service", "Repository", "Client", "Mapper"};
    private static final String[] METHODS = {"handle", "process", "load", "store", "send", "validate", "map"};

    private StackTrace() {}

    /**
     * @param application as in {@code claims-service}
     * @param mistake tells the mistakes of an application apart
     */
    static String of(final String application, final String mistake) {
        final Dice dice = Dice.of(0, "stack", application + mistake, 0);
        final String home = "com.example." + application.replace('-', '.').toLowerCase(Locale.ROOT);
        final StringBuilder lines = new StringBuilder();
        final int depth = dice.between(2, 4);
        for (int i = 0; i < depth; i++) {
            final String type = CLASSES[dice.below(CLASSES.length)];
            lines.append("\n\tat ").append(home).append('.').append(type).append('.');
            lines.append(METHODS[dice.below(METHODS.length)]).append('(').append(type);
            lines.append(".java:").append(dice.between(20, 400)).append(')');
        }
        return lines.append("\n\t... ")
                .append(dice.between(20, 90))
                .append(" more")
                .toString();
    }
}
