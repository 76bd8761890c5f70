package io.ailog.postgres;

import io.ailog.detection.EventFacts;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The facts of a window that are to be written.
 *
 * @param isKnown whether facts of it were written before
 */
record StoredWindow(EventFacts facts, String fingerprint, boolean isKnown) {
    private static final Columns<StoredWindow> STARTS = new Columns<StoredWindow>().text(StoredWindow::start);

    String start() {
        return facts.window().start().toString();
    }

    /** Sets the first parameter to the starts of {@code windows}. */
    static void bindStarts(final PreparedStatement statement, final List<StoredWindow> windows) throws SQLException {
        STARTS.bind(statement, windows);
    }
}
