package io.ailog.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.benchmark.Rounds.Way;
import io.ailog.job.Installation;
import io.ailog.job.JobName;
import io.ailog.job.RunOutcome;
import io.ailog.server.ElasticsearchOptions;
import io.ailog.server.ElasticsearchServer;
import io.ailog.window.WindowRange;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code backfill}, with all that it counts, reads, stores and judges, beside the bare drain of the same documents. */
class BackfillBenchmark {
    private static final String INDEX = "logs-backfill";
    private static final int NAMESPACES = 12;
    private static final long DOCUMENTS_PER_DAY = 416_666;

    private final Size size = Size.configured();
    private final Board board = Board.console();
    /** As dense whatever the size. */
    private final WindowRange range = Weeks.days((int) Math.max(1, size.documents() / DOCUMENTS_PER_DAY));

    @Test
    void readsAndJudgesInLittleMoreThanTheBareDrainTakes() {
        final List<String> namespaces = Weeks.namespaces(NAMESPACES);
        final EventVolume volume = new EventVolume(range, namespaces, size.documents() / range.size());
        try (ElasticsearchServer logs = ElasticsearchServer.start(
                        ElasticsearchOptions.forTests().fullSpeed());
                Database database = Database.start();
                Application application = Application.on(database, logs, namespaces)) {
            volume.load(logs.http(), INDEX);
            board.show(Machine.with(database, logs));
            final DrainFloor floor = new DrainFloor(logs.uri(), logs.http(), INDEX, range);
            measure(floor, volume, database, application, 1, 1.3);
            measure(floor, volume, database, application, 2, 1.5);
        }
    }

    private void measure(
            final DrainFloor floor,
            final EventVolume volume,
            final Database database,
            final Application application,
            final int workers,
            final double limit) {
        final Rounds rounds = Rounds.of(
                size.longRounds(),
                new Way(() -> {}, () -> floor.drain(workers)),
                new Way(
                        () -> {
                            database.clear();
                            database.execute("CHECKPOINT");
                            // a real run finds out about the indices once
                            application.clock().advance(Duration.ofMinutes(2));
                        },
                        () -> backfill(application.installation(), workers)));
        assertThat(database.value("SELECT sum(read) FROM ailog_batch.coverage"))
                .isEqualTo(Long.toString(volume.documents()));
        assertThat(database.value("SELECT sum(errors) FROM ailog_batch.signature_fact"))
                .isEqualTo(Long.toString(volume.documents()));
        board.ratio("backfill of %,d documents, %d workers".formatted(volume.documents(), workers), rounds, limit);
    }

    private void backfill(final Installation installation, final int workers) {
        assertThat(installation.rerun(JobName.BACKFILL, range, workers).state()).isEqualTo(RunOutcome.State.DONE);
    }
}
