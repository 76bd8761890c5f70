package io.ailog.postgres;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The pool of connections that the jobs work with, as the app user, in UTC. Making it connects to nothing and asks
 * for no setting: commands that need no database start without one.
 */
class PostgresPool extends HikariDataSource {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresPool.class);

    /**
     * Commits of the jobs don't wait for the disk one by one: a crash of the server then is as a crash some moments
     * earlier, with rows, ledger and position still in step. {@link PostgresClaim#confirm} waits once, before a run says
     * that it is done. What is written without a claim has to wait by itself.
     */
    private static final String SESSION = PostgresConnections.SESSION + "; SET synchronous_commit = off";

    private final PostgresSettings settings;
    private final PostgresConnections connections;
    private final AtomicBoolean configured = new AtomicBoolean();

    PostgresPool(final PostgresSettings settings, final PostgresConnections connections) {
        this.settings = settings;
        this.connections = connections;
        setPoolName("ailog");
        setMaximumPoolSize(settings.poolSize());
        setMinimumIdle(1);
        setConnectionTimeout(settings.connectTimeout().toMillis());
        setConnectionInitSql(SESSION);
        setDataSourceProperties(connections.properties());
    }

    @Override
    public Connection getConnection() throws SQLException {
        configureOnce();
        return super.getConnection();
    }

    /** Cuts the connections, also of threads that wait for an answer, and gives no more. */
    void cut() {
        LOG.warn("the connections to PostgreSQL are cut, because the run must end");
        close();
    }

    private synchronized void configureOnce() {
        if (configured.get()) {
            return;
        }
        final Login login = settings.app().complete();
        setJdbcUrl(connections.url());
        setUsername(login.user());
        setPassword(login.password());
        configured.set(true);
    }
}
