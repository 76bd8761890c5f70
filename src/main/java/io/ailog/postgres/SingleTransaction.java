package io.ailog.postgres;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * A connection on which everything belongs to one transaction: whoever is given {@link #view} may commit, roll back
 * and close as often as it likes, nothing is kept before {@link #commit}. Its commits are savepoints, so its rollbacks
 * go back no further than they would otherwise. PostgreSQL's DDL takes part in transactions: a migration that fails
 * half-way leaves nothing behind.
 */
final class SingleTransaction implements AutoCloseable {
    private final Connection connection;
    private @Nullable Savepoint last;

    SingleTransaction(final Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    /** The connection for others to use. */
    Connection view() {
        final InvocationHandler handler = (proxy, method, arguments) -> invoke(method, arguments);
        return (Connection)
                Proxy.newProxyInstance(Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** Gives up what was not committed, and the connection. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }

    private @Nullable Object invoke(final Method method, final Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "commit" -> {
                advance();
                return null;
            }
            case "rollback" -> {
                goBack();
                return null;
            }
            case "close", "setAutoCommit", "setReadOnly" -> {
                return null;
            }
            default -> {
                try {
                    return method.invoke(connection, arguments);
                } catch (InvocationTargetException thrown) {
                    throw thrown.getCause();
                }
            }
        }
    }

    private void advance() throws SQLException {
        if (last != null) {
            connection.releaseSavepoint(last);
        }
        last = connection.setSavepoint();
    }

    private void goBack() throws SQLException {
        if (last == null) {
            connection.rollback();
        } else {
            connection.rollback(last);
        }
    }
}
