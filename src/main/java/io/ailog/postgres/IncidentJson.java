package io.ailog.postgres;

import io.ailog.detection.Evidence;
import io.ailog.detection.Flag;
import io.ailog.incident.Incident;
import io.ailog.threshold.Baseline;
import io.ailog.window.Slot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Incidents as the array of objects that {@code save-incidents.sql} reads. */
final class IncidentJson {
    private final JsonMapper mapper = new JsonMapper();

    String write(final List<Incident> incidents) {
        return mapper.writeValueAsString(
                incidents.stream().map(IncidentJson::columns).toList());
    }

    private static Map<String, @Nullable Object> columns(final Incident incident) {
        final Slot slot = incident.window().slot();
        final Baseline baseline = incident.facts().baseline();
        final Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("timestamp", incident.window().start().toString());
        columns.put("namespace", incident.namespace());
        columns.put("day_of_week", slot.dayNumber());
        columns.put("hour_of_day", slot.hour());
        columns.put("quarter_hour", slot.quarter());
        columns.put("actual_value", incident.facts().count());
        columns.put("baseline_mean", nullable(baseline.slotMean()));
        columns.put("ratio", nullable(baseline.ratio(incident.facts().count())));
        columns.put("threshold_used", baseline.threshold().value());
        columns.put("detection_method", baseline.threshold().method());
        columns.put("severity", incident.severity().label());
        columns.put("score", incident.score());
        for (final Flag flag : Flag.values()) {
            columns.put(flag.column(), incident.flags().contains(flag));
        }
        columns.put(
                "evidence",
                incident.evidence().stream().map(IncidentJson::evidence).toList());
        return columns;
    }

    private static Map<String, @Nullable Object> evidence(final Evidence evidence) {
        final Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("rule", evidence.rule());
        fields.put("observed", evidence.observed());
        fields.put("baseline", evidence.baseline());
        fields.put("threshold", evidence.threshold());
        fields.put("signature", evidence.signature());
        fields.put("sentence", evidence.sentence());
        return fields;
    }

    private static @Nullable Double nullable(final OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
