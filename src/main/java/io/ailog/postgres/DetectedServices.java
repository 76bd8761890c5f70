package io.ailog.postgres;

import io.ailog.detection.NamespaceFacts;
import io.ailog.incident.Severity;
import io.ailog.incident.Verdict;
import io.ailog.service.Affected;
import io.ailog.service.Cascade;
import io.ailog.service.ServiceHealth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The rows of {@code cascade_failures} and {@code service_health}, as verdicts say them. */
final class DetectedServices {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static final Columns<Verdict> STARTS =
            new Columns<Verdict>().time(verdict -> verdict.facts().window().start());
    private static final Columns<Cascade> CASCADES = new Columns<Cascade>()
            .text(Cascade::id)
            .time(cascade -> cascade.window().start())
            .time(cascade -> cascade.window().end())
            .text(cascade -> cascade.root().application())
            .text(cascade -> cascade.root().namespace())
            .text(Cascade::signature)
            .text(Cascade::trace)
            .text(cascade -> MAPPER.writeValueAsString(
                    cascade.affected().stream().map(DetectedServices::fields).toList()))
            .number(cascade -> (long) cascade.affected().size())
            .number(Cascade::errors)
            .number(cascade -> (long) cascade.depth())
            .text(Cascade::type)
            .text(cascade -> Severity.of(cascade.score()).label());
    private static final Columns<ServiceHealth> HEALTH = new Columns<ServiceHealth>()
            .text(health -> health.service().application())
            .text(health -> health.service().namespace())
            .time(health -> health.window().start())
            .number(health -> health.errors().errors())
            .with("float8", ServiceHealth::score)
            .text(health ->
                    MAPPER.writeValueAsString(new TreeMap<>(health.errors().byType())))
            .text(health -> health.trend()
                    .map(trend -> trend.name().toLowerCase(Locale.ROOT))
                    .orElse(null));

    private final JdbcTemplate jdbc;

    DetectedServices(final JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes, in the caller's transaction. */
    void save(final List<? extends Verdict> verdicts) {
        final Object[] namespaces = verdicts.stream()
                .flatMap(verdict -> verdict.facts().namespaces().stream())
                .map(NamespaceFacts::namespace)
                .distinct()
                .toArray();
        final List<Cascade> cascades = verdicts.stream()
                .flatMap(verdict -> verdict.cascades().stream())
                .toList();
        jdbc.update(SqlFile.SAVE_CASCADES.text(), statement -> {
            STARTS.bind(statement, verdicts);
            statement.setArray(2, statement.getConnection().createArrayOf("text", namespaces));
            CASCADES.bind(statement, 3, cascades);
        });
        final List<ServiceHealth> health =
                verdicts.stream().flatMap(verdict -> verdict.health().stream()).toList();
        jdbc.update(SqlFile.SAVE_HEALTH.text(), statement -> {
            STARTS.bind(statement, verdicts);
            statement.setArray(2, statement.getConnection().createArrayOf("text", namespaces));
            HEALTH.bind(statement, 3, health);
        });
        if (!health.isEmpty()) {
            DerivedTables.lock(jdbc);
            jdbc.update(SqlFile.RATE_DEPENDENCIES.text(), statement -> STARTS.bind(statement, verdicts));
        }
    }

    private static Map<String, Object> fields(final Affected affected) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("app", affected.service().application());
        fields.put("namespace", affected.service().namespace());
        fields.put("depth", affected.depth());
        fields.put("traces", affected.traces());
        fields.put("errors", affected.errors());
        return fields;
    }
}
