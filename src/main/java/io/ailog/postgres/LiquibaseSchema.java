package io.ailog.postgres;

import io.ailog.window.Failure;
import io.ailog.window.Schema;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import liquibase.changelog.ChangeSet;
import liquibase.exception.LiquibaseException;
import org.springframework.stereotype.Component;

/**
 * The schema as Liquibase keeps it. A migration is one transaction of the DDL user: all of it or nothing is kept,
 * and a lock that dies with the session keeps two of them apart.
 */
@Component
class LiquibaseSchema implements Schema {
    private static final String IS_CURRENT = "SELECT count(*) FROM ailog_batch.databasechangelog WHERE id = ?";

    private final PostgresSettings settings;
    private final PostgresConnections connections;
    private final DataSource pool;
    private final PostgresFailures failures;
    private final MigrationLock lock;
    private final Changelog changelog;
    private final SchemaOwner owner;

    LiquibaseSchema(
            final PostgresSettings settings,
            final PostgresConnections connections,
            final DataSource pool,
            final PostgresFailures failures) {
        this.settings = settings;
        this.connections = connections;
        this.pool = pool;
        this.failures = failures;
        this.lock = new MigrationLock(settings.connectTimeout());
        this.changelog = new Changelog(settings.appRole());
        this.owner = new SchemaOwner(settings.ddlRole());
    }

    @Override
    public List<String> migrate() {
        try (SingleTransaction transaction = begin(connections.open(settings.ddl()))) {
            final List<String> pending = pending(transaction.view());
            changelog.update(transaction.view());
            transaction.commit();
            return pending;
        } catch (SQLException | LiquibaseException failed) {
            throw failures.ofMigration(failed);
        }
    }

    @Override
    public List<String> preview(final Writer sql) {
        // Liquibase looks at its own tables while it prints how to make them
        try (SingleTransaction transaction = begin(connections.openLenient(settings.ddl()))) {
            final List<String> pending = pending(transaction.view());
            sql.write("BEGIN;\n\n" + owner.sql());
            changelog.updateSql(transaction.view(), sql);
            sql.write("\nCOMMIT;\n");
            return pending;
        } catch (SQLException | LiquibaseException failed) {
            throw failures.ofMigration(failed);
        } catch (IOException failed) {
            throw new Failure(Failure.Kind.FAILED, "The SQL can't be written: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void requireCurrent() {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(IS_CURRENT)) {
            statement.setString(1, SchemaVersion.CURRENT);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next() || rows.getLong(1) == 0) {
                    throw new Failure(
                            Failure.Kind.CONFIGURATION,
                            "The schema of database " + settings.database() + " is older than this program needs ("
                                    + SchemaVersion.CURRENT + " is missing). Run ./run-job.sh migrate.");
                }
            }
        } catch (SQLException | RuntimeException failed) {
            throw failures.of(failed, settings.app());
        }
    }

    private SingleTransaction begin(final Connection connection) throws SQLException {
        final SingleTransaction transaction = new SingleTransaction(connection);
        try {
            lock.take(transaction.view());
            owner.assume(transaction.view());
            lock.releaseAbandoned(transaction.view());
            return transaction;
        } catch (SQLException | RuntimeException failed) {
            transaction.close();
            throw failed;
        }
    }

    // change sets that run always are no news when they have run before
    private List<String> pending(final Connection connection) throws SQLException, LiquibaseException {
        final Set<String> applied = new AppliedChangeSets(connection).ids();
        return changelog.changeSets(connection).stream()
                .map(ChangeSet::getId)
                .filter(id -> !applied.contains(id))
                .toList();
    }
}
