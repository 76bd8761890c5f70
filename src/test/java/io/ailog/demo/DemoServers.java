package io.ailog.demo;

import io.ailog.logs.LogIndex;
import io.ailog.server.ElasticsearchOptions;
import io.ailog.server.ElasticsearchServer;
import io.ailog.server.PostgresDatabase;
import io.ailog.server.PostgresServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The running PostgreSQL and Elasticsearch of a demo folder. */
final class DemoServers implements AutoCloseable {
    private static final String DATABASE = "ailog";
    private static final int HEAP_MEGABYTES = 1_024;

    private final PostgresDatabase database;
    private final ElasticsearchServer elasticsearch;
    private boolean closed;

    private DemoServers(final PostgresDatabase database, final ElasticsearchServer elasticsearch) {
        this.database = database;
        this.elasticsearch = elasticsearch;
    }

    /** Starts both at the same time, and makes roles, users and database if they are not there. */
    static DemoServers start(final DemoFolder folder, final Manifest manifest) {
        final CompletableFuture<ElasticsearchServer> elasticsearch =
                CompletableFuture.supplyAsync(() -> ElasticsearchServer.start(ElasticsearchOptions.forTests()
                        .heapMegabytes(HEAP_MEGABYTES)
                        .data(folder.elasticsearch())));
        try {
            final PostgresServer postgres = PostgresServer.start(PostgresServer.Settings.keptIn(folder.postgres()));
            return new DemoServers(database(postgres, manifest), elasticsearch.join());
        } catch (final CompletionException e) {
            throw new DemoFailed(DemoFailed.FAILED, String.valueOf(e.getCause()));
        }
    }

    URI elasticsearch() {
        return elasticsearch.uri();
    }

    String elasticsearchVersion() {
        return elasticsearch.version();
    }

    int postgresPort() {
        return database.server().port();
    }

    String databaseName() {
        return database.name();
    }

    /** A connection as the application's user. */
    Connection connect() throws SQLException {
        return database.connectAsApp();
    }

    /** The keys of `.env` that point the jobs here. */
    Map<String, String> environment() {
        final Map<String, String> keys = new LinkedHashMap<>(database.environment());
        keys.put("ES_HOST", elasticsearch.uri().getHost());
        keys.put("ES_PORT", Integer.toString(elasticsearch.uri().getPort()));
        keys.put("ES_INDEX", LogIndex.PATTERN);
        return keys;
    }

    /** Stops both; who calls while another is at it waits for the end. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            elasticsearch.close();
            database.server().close();
        }
    }

    private static PostgresDatabase database(final PostgresServer server, final Manifest manifest) {
        if (!exists(server)) {
            server.createDatabase(DATABASE);
        }
        final PostgresDatabase database = new PostgresDatabase(
                server,
                DATABASE,
                "ailog_analyzer_app",
                manifest.appPassword(),
                "ailog_analyzer_ddl",
                manifest.ddlPassword());
        database.bootstrap(Map.of());
        return database;
    }

    private static boolean exists(final PostgresServer server) {
        try (Connection connection = DriverManager.getConnection(server.superuserUrl("postgres"));
                PreparedStatement statement =
                        connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
            statement.setString(1, DATABASE);
            return statement.executeQuery().next();
        } catch (final SQLException e) {
            throw new DemoFailed(DemoFailed.FAILED, "PostgreSQL can't be asked for its databases: " + e.getMessage());
        }
    }
}
