package io.ailog.postgres;

import io.ailog.detection.Evidence;
import io.ailog.detection.Flag;
import io.ailog.incident.Incident;
import io.ailog.threshold.Baseline;
import io.ailog.window.Slot;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Incidents as the parameters of {@code save-incidents.sql}: an array a column, which the server reads faster than any
 * other form of many rows.
 */
final class IncidentColumns {
    private final JsonMapper mapper = new JsonMapper();
    private final List<Column> columns = List.of(
            new Column("text", incident -> incident.window().start().toString()),
            new Column("text", Incident::namespace),
            slot(Slot::dayNumber),
            slot(Slot::hour),
            slot(Slot::quarter),
            new Column("int8", incident -> incident.facts().count()),
            usual(incident -> baseline(incident).slotMean()),
            usual(incident -> baseline(incident).ratio(incident.facts().count())),
            new Column("float8", incident -> baseline(incident).threshold().value()),
            new Column("text", incident -> baseline(incident).threshold().method()),
            new Column("text", incident -> incident.severity().label()),
            new Column("float8", Incident::score),
            flag(Flag.SPIKE),
            flag(Flag.BURST),
            flag(Flag.NEW),
            flag(Flag.CROSS_NAMESPACE),
            flag(Flag.REGRESSION),
            flag(Flag.CASCADE),
            new Column("text", this::evidence));

    /** One column: its type in the array, and an incident's value. */
    private record Column(String type, Function<Incident, @Nullable Object> value) {}

    void bind(final PreparedStatement statement, final List<Incident> incidents) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            final Column column = columns.get(i);
            statement.setArray(
                    i + 1,
                    statement
                            .getConnection()
                            .createArrayOf(
                                    column.type(),
                                    incidents.stream().map(column.value()).toArray()));
        }
    }

    private String evidence(final Incident incident) {
        return mapper.writeValueAsString(
                incident.evidence().stream().map(IncidentColumns::fields).toList());
    }

    private static Map<String, @Nullable Object> fields(final Evidence evidence) {
        final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("rule", evidence.rule());
        fields.put("observed", evidence.observed());
        fields.put("baseline", evidence.baseline());
        fields.put("threshold", evidence.threshold());
        fields.put("signature", evidence.signature());
        fields.put("sentence", evidence.sentence());
        return fields;
    }

    private static Column slot(final Function<Slot, Integer> part) {
        return new Column("int4", incident -> part.apply(incident.window().slot()));
    }

    private static Column usual(final Function<Incident, OptionalDouble> value) {
        return new Column("float8", incident -> {
            final OptionalDouble usual = value.apply(incident);
            return usual.isPresent() ? usual.getAsDouble() : null;
        });
    }

    private static Column flag(final Flag flag) {
        return new Column("bool", incident -> incident.findings().stream().anyMatch(finding -> finding.flag() == flag));
    }

    private static Baseline baseline(final Incident incident) {
        return incident.facts().baseline();
    }
}
