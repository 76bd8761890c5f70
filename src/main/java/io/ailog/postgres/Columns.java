package io.ailog.postgres;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows as the parameters of a statement: an array a column, which the server reads faster than any other form of many
 * rows.
 *
 * @param <T> a row
 */
final class Columns<T> {
    private static final char NUL = 0;

    private final List<Column<T>> columns = new ArrayList<>();

    /** One column: its type in the array, and a row's value. */
    private record Column<T>(String type, Function<T, @Nullable Object> value) {}

    /** Adds the next column, of the PostgreSQL type {@code type}. */
    Columns<T> with(final String type, final Function<T, @Nullable Object> value) {
        columns.add(new Column<>(type, value));
        return this;
    }

    /** A text, in which the database allows every character but one. */
    Columns<T> text(final Function<T, @Nullable String> value) {
        return with("text", row -> {
            final String text = value.apply(row);
            return text == null || text.indexOf(NUL) < 0 ? text : text.replace(NUL, ' ');
        });
    }

    Columns<T> number(final Function<T, @Nullable Object> value) {
        return with("int8", value);
    }

    /** A time, which goes as text: the driver has no array of times. */
    Columns<T> time(final Function<T, Instant> value) {
        return with("text", row -> value.apply(row).toString());
    }

    /** Sets the first parameters. */
    void bind(final PreparedStatement statement, final List<? extends T> rows) throws SQLException {
        bind(statement, 1, rows);
    }

    /** Sets the parameters from {@code first} on. */
    void bind(final PreparedStatement statement, final int first, final List<? extends T> rows) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            final Column<T> column = columns.get(i);
            final @Nullable Object[] values = new Object[rows.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = column.value.apply(rows.get(row));
            }
            statement.setArray(first + i, statement.getConnection().createArrayOf(column.type, values));
        }
    }
}
