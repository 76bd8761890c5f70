package io.ailog.postgres;

import io.ailog.detection.Evidence;
import io.ailog.detection.Flag;
import io.ailog.detection.KnownIssue;
import io.ailog.incident.Incident;
import io.ailog.incident.Lead;
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

/** Incidents as the parameters of {@code save-incidents.sql}. */
final class IncidentColumns {
    private final JsonMapper mapper = new JsonMapper();
    private final Columns<Incident> columns = new Columns<Incident>()
            .time(incident -> incident.window().start())
            .text(Incident::namespace)
            .with("int4", slot(Slot::dayNumber))
            .with("int4", slot(Slot::hour))
            .with("int4", slot(Slot::quarter))
            .number(incident -> incident.facts().count())
            .with("float8", usual(incident -> baseline(incident).slotMean()))
            .with("float8", usual(incident -> baseline(incident)
                    .ratio(incident.facts().count())))
            .with("float8", incident -> baseline(incident).threshold().value())
            .text(incident -> baseline(incident).threshold().method())
            .text(incident -> incident.severity().label())
            .with("float8", Incident::score)
            .with("bool", incident -> incident.has(Flag.SPIKE))
            .with("bool", incident -> incident.has(Flag.BURST))
            .with("bool", incident -> incident.has(Flag.NEW))
            .with("bool", incident -> incident.has(Flag.CROSS_NAMESPACE))
            .with("bool", incident -> incident.has(Flag.REGRESSION))
            .with("bool", incident -> incident.has(Flag.CASCADE))
            .text(this::evidence)
            .text(lead(Lead::trace))
            .text(lead(lead -> lead.fact().application()))
            .text(lead(lead -> lead.fact().version()))
            .text(lead(lead -> lead.fact().signature().errorType()))
            .text(lead(lead -> lead.fact().sample()))
            .text(lead(lead -> TextArray.of(lead.services())))
            .text(lead(lead -> lead.category().name()))
            .text(lead(lead -> lead.category().subcategory()))
            .text(incident -> incident.knownIssue().map(KnownIssue::id).orElse(null));

    void bind(final PreparedStatement statement, final List<Incident> incidents) throws SQLException {
        columns.bind(statement, incidents);
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

    /** What the lead says, nothing where it doesn't know. */
    private static Function<Incident, @Nullable String> lead(final Function<Lead, String> value) {
        return incident ->
                incident.lead().map(value).filter(text -> !text.isEmpty()).orElse(null);
    }

    private static Function<Incident, @Nullable Object> slot(final Function<Slot, Integer> part) {
        return incident -> part.apply(incident.window().slot());
    }

    private static Function<Incident, @Nullable Object> usual(final Function<Incident, OptionalDouble> value) {
        return incident -> {
            final OptionalDouble usual = value.apply(incident);
            return usual.isPresent() ? usual.getAsDouble() : null;
        };
    }

    private static Baseline baseline(final Incident incident) {
        return incident.facts().baseline();
    }
}
