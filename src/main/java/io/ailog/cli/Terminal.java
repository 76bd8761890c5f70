package io.ailog.cli;

import java.util.Map;
import java.util.Optional;

/**
 * What the standard error is connected to, as {@code run-job.sh} has found out: Java can't tell it alike in all versions.
 *
 * @param columns its width, 0 where there is no terminal, or one that can't go back in a line
 * @param colours whether they are welcome
 */
record Terminal(int columns, boolean colours) {
    /** A file, a pipe, or nobody. */
    static final Terminal NONE = new Terminal(0, false);

    /** The variable in which {@code run-job.sh} hands over the width of a terminal. */
    private static final String COLUMNS = "AILOG_COLUMNS";

    /** As the process environment says; {@code NO_COLOR}, set to anything, means no colours. */
    static Terminal of(final Map<String, String> environment) {
        final boolean dumb = "dumb".equals(environment.get("TERM"));
        final int columns = Optional.ofNullable(environment.get(COLUMNS))
                .filter(text -> !dumb && text.matches("[0-9]{1,4}"))
                .map(Integer::parseInt)
                .orElse(0);
        final boolean refused = Optional.ofNullable(environment.get("NO_COLOR"))
                .filter(text -> !text.isEmpty())
                .isPresent();
        return columns == 0 ? NONE : new Terminal(columns, !refused);
    }
}
