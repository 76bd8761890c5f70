package io.ailog.postgres;

import io.ailog.window.Window;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of (window, namespace, number) as three arrays: one round trip for a whole chunk. */
final class PairArrays {
    private final List<String> windows = new ArrayList<>();
    private final List<String> namespaces = new ArrayList<>();
    private final List<@Nullable Number> numbers = new ArrayList<>();
    private final String numberType;

    /** Rows whose number has the PostgreSQL type {@code numberType}. */
    PairArrays(final String numberType) {
        this.numberType = numberType;
    }

    void add(final Window window, final String namespace, final @Nullable Number number) {
        windows.add(window.start().toString());
        namespaces.add(namespace);
        numbers.add(number);
    }

    boolean isEmpty() {
        return windows.isEmpty();
    }

    Array windows(final Connection connection) throws SQLException {
        return connection.createArrayOf("text", windows.toArray());
    }

    Array namespaces(final Connection connection) throws SQLException {
        return connection.createArrayOf("text", namespaces.toArray());
    }

    Array numbers(final Connection connection) throws SQLException {
        return connection.createArrayOf(numberType, numbers.toArray());
    }
}
