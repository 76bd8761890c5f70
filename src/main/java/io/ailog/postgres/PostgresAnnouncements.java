package io.ailog.postgres;

import io.ailog.incident.RecordedIncident;
import io.ailog.incident.Severity;
import io.ailog.report.Announcement;
import io.ailog.report.AnnouncementStore;
import io.ailog.report.Digest;
import io.ailog.report.IncidentDetail;
import io.ailog.report.Message;
import io.ailog.report.Told;
import io.ailog.window.WindowRange;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What channels were told, in {@code announced_episode} and {@code announcement_channel}. */
@Repository
class PostgresAnnouncements implements AnnouncementStore {
    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    PostgresAnnouncements(final JdbcTemplate template) {
        this.template = template;
        jdbc = JdbcClient.create(template);
    }

    @Override
    public List<RecordedIncident> incidents(final WindowRange range, final List<String> namespaces) {
        return RecordedIncidents.read(range, namespaces, template).confirmed();
    }

    @Override
    public Map<Long, IncidentDetail> details(final Collection<Long> incidents) {
        if (incidents.isEmpty()) {
            return Map.of();
        }
        final IncidentDetailRow reader = new IncidentDetailRow();
        final Map<Long, IncidentDetail> details = new HashMap<>();
        jdbc.sql(SqlFile.INCIDENT_DETAILS.text())
                .param(incidents.toArray(Long[]::new))
                .query(row -> {
                    details.put(row.getLong(1), reader.mapRow(row, row.getRow()));
                });
        return details;
    }

    @Override
    public List<Told> told(final String channel, final Instant since) {
        return jdbc.sql("""
                        SELECT namespace, started, until, severity, errors, told_at, is_over
                        FROM ailog_batch.announced_episode
                        WHERE channel = ? AND until > ?
                        """)
                .param(channel)
                .param(utc(since))
                .query((row, number) -> new Told(
                        row.getString(1),
                        new WindowRange(
                                instant(row.getObject(2, OffsetDateTime.class)),
                                instant(row.getObject(3, OffsetDateTime.class))),
                        Severity.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                        row.getLong(5),
                        instant(row.getObject(6, OffsetDateTime.class)),
                        row.getBoolean(7)))
                .list();
    }

    @Override
    public ChannelState state(final String channel) {
        return jdbc.sql("""
                        SELECT pending, failing_since, digest_from, digest_to, delivered_at, failed_at, coalesce(problem, '')
                        FROM ailog_batch.announcement_channel
                        WHERE channel = ?
                        """)
                .param(channel)
                .query((row, number) -> {
                    final Optional<Instant> from = optional(row.getObject(3, OffsetDateTime.class));
                    final Optional<Instant> to = optional(row.getObject(4, OffsetDateTime.class));
                    return new ChannelState(
                            channel,
                            row.getInt(1),
                            optional(row.getObject(2, OffsetDateTime.class)),
                            from.flatMap(start -> to.map(end -> new WindowRange(start, end))),
                            optional(row.getObject(5, OffsetDateTime.class)),
                            optional(row.getObject(6, OffsetDateTime.class)),
                            row.getString(7));
                })
                .optional()
                .orElseGet(() -> new ChannelState(
                        channel, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), ""));
    }

    @Override
    public void delivered(final String channel, final Message message, final Instant horizon) {
        jdbc.sql("DELETE FROM ailog_batch.announced_episode WHERE channel = ? AND until <= ?")
                .param(channel)
                .param(utc(horizon))
                .update();
        message.announcements().forEach(one -> note(channel, one));
        jdbc.sql("""
                        INSERT INTO ailog_batch.announcement_channel AS known (channel, delivered_at)
                        VALUES (:channel, :now)
                        ON CONFLICT (channel) DO UPDATE
                        SET pending = CASE WHEN :news THEN 0 ELSE known.pending END,
                            failing_since = CASE WHEN :news THEN NULL ELSE known.failing_since END,
                            digest_from = NULL,
                            digest_to = NULL,
                            delivered_at = excluded.delivered_at
                        """)
                .param("channel", channel)
                .param("now", utc(message.at()))
                .param("news", message.occasion() == Message.Occasion.NEWS)
                .update();
    }

    private void note(final String channel, final Announcement one) {
        final Told now = one.now();
        if (one.kind() == Announcement.Kind.WITHDRAWN) {
            jdbc.sql("DELETE FROM ailog_batch.announced_episode WHERE channel = ? AND namespace = ? AND started = ?")
                    .param(channel)
                    .param(now.namespace())
                    .param(utc(now.range().from()))
                    .update();
            return;
        }
        jdbc.sql(SqlFile.NOTE_ANNOUNCED.text())
                .param(channel)
                .param(now.namespace())
                .param(utc(now.range().from()))
                .param(utc(now.range().to()))
                .param(now.severity().label())
                .param(now.errors())
                .param(utc(now.at()))
                .param(now.isOver())
                .update();
    }

    @Override
    public void failed(final String channel, final Message message, final String problem) {
        jdbc.sql("""
                        INSERT INTO ailog_batch.announcement_channel AS known
                            (channel, pending, failing_since, digest_from, digest_to, failed_at, problem)
                        VALUES (:channel, :pending, CASE WHEN :news THEN :now END, :from::timestamptz, :to::timestamptz,
                                :now, :problem)
                        ON CONFLICT (channel) DO UPDATE
                        SET pending = CASE WHEN :news THEN excluded.pending ELSE greatest(known.pending, 1) END,
                            failing_since = coalesce(known.failing_since, excluded.failing_since),
                            digest_from = excluded.digest_from,
                            digest_to = excluded.digest_to,
                            failed_at = excluded.failed_at,
                            problem = excluded.problem
                        """)
                .param("channel", channel)
                .param("pending", message.size())
                .param("news", message.occasion() == Message.Occasion.NEWS)
                .param("now", utc(message.at()))
                .param("from", edge(message, WindowRange::from))
                .param("to", edge(message, WindowRange::to))
                .param("problem", problem)
                .update();
    }

    @Override
    public void idle(final String channel) {
        jdbc.sql("""
                        UPDATE ailog_batch.announcement_channel
                        SET pending = 0, failing_since = NULL, digest_from = NULL, digest_to = NULL
                        WHERE channel = ?
                        """).param(channel).update();
    }

    /** Of the digest; nothing where there is none. */
    private static @Nullable OffsetDateTime edge(final Message message, final Function<WindowRange, Instant> edge) {
        final @Nullable Digest digest = message.digest().orElse(null);
        return digest == null ? null : utc(edge.apply(digest.range()));
    }

    private static OffsetDateTime utc(final Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(final OffsetDateTime time) {
        return time.toInstant();
    }

    private static Optional<Instant> optional(final @Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
