package io.ailog.postgres;

import java.io.Writer;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringResourceAccessor;
import org.springframework.core.io.DefaultResourceLoader;

/** The change sets of {@code db/changelog}, with Liquibase to run them: silent on the screen, without analytics. */
class Changelog {
    private static final String MASTER = "db/changelog/db.changelog-master.yaml";

    private final String appRole;

    /** @param appRole who gets the rights to use the tables */
    Changelog(final String appRole) {
        this.appRole = appRole;
    }

    /** All change sets in the order in which they run. */
    List<ChangeSet> changeSets(final Connection connection) throws LiquibaseException {
        return scoped(
                () -> List.copyOf(liquibase(connection).getDatabaseChangeLog().getChangeSets()));
    }

    /** Runs what has not run yet. */
    void update(final Connection connection) throws LiquibaseException {
        scoped(() -> {
            liquibase(connection).update(new Contexts(), new LabelExpression());
            return true;
        });
    }

    /** Writes the SQL of what has not run yet. */
    void updateSql(final Connection connection, final Writer sql) throws LiquibaseException {
        scoped(() -> {
            write(liquibase(connection), sql);
            return true;
        });
    }

    // the command that replaces this method prints to a stream of bytes and closes it
    @SuppressWarnings("deprecation")
    private static void write(final Liquibase liquibase, final Writer sql) throws LiquibaseException {
        liquibase.update(new Contexts(), new LabelExpression(), sql);
    }

    private Liquibase liquibase(final Connection connection) throws LiquibaseException {
        final Database database =
                DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        database.setLiquibaseSchemaName("ailog_batch");
        final Liquibase liquibase =
                new Liquibase(MASTER, new SpringResourceAccessor(new DefaultResourceLoader()), database);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        liquibase.setChangeLogParameter("app.role", appRole);
        return liquibase;
    }

    private static <T> T scoped(final Scope.ScopedRunnerWithReturn<T> work) throws LiquibaseException {
        final Map<String, Object> values = Map.of(
                Scope.Attr.logService.name(),
                new LiquibaseLog(),
                Scope.Attr.ui.name(),
                new LiquibaseUi(),
                "liquibase.analytics.enabled",
                "false");
        try {
            return Scope.child(values, work);
        } catch (LiquibaseException | RuntimeException thrown) {
            throw thrown;
        } catch (Exception thrown) {
            throw new LiquibaseException(thrown);
        }
    }
}
