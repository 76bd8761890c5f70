package io.ailog.cli;

import io.ailog.window.Schema;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code migrate}: the database schema up to date. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Brings the database to the current schema, grants included, as DB_DDL_USER.",
        footer = {
            "",
            "Examples:",
            "  ./run-job.sh migrate",
            "  ./run-job.sh migrate --dry-run > pending.sql     what it would run"
        })
final class MigrateCommand implements Callable<Integer> {
    private final Session session;
    private final Screen screen;

    @Option(names = "--dry-run", description = "Print the SQL, and run none of it.")
    private boolean dryRun;

    @Mixin
    private QuietOption quiet = new QuietOption();

    MigrateCommand(final Session session, final Screen screen) {
        this.session = session;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        quiet.apply(screen);
        return session.run("migrate", dryRun, context -> {
            final Schema schema = context.getBean(Schema.class);
            if (dryRun) {
                preview(schema);
            } else {
                migrate(schema);
            }
            return ExitCode.DONE.code();
        });
    }

    private void preview(final Schema schema) {
        final PrintWriter sql = new PrintWriter(screen.out(), false, StandardCharsets.UTF_8);
        final List<String> pending = schema.preview(sql);
        sql.flush();
        screen.result("-- migrate --dry-run: " + count(pending) + " pending; nothing was written");
    }

    private void migrate(final Schema schema) {
        final List<String> applied = schema.migrate();
        applied.forEach(change -> screen.line("  applied " + change));
        screen.result(
                applied.isEmpty()
                        ? "migrate: the schema is up to date, nothing to do"
                        : "migrate: " + count(applied) + " applied; the schema is up to date");
    }

    private static String count(final List<String> changes) {
        return changes.size() == 1 ? "1 change" : changes.size() + " changes";
    }
}
