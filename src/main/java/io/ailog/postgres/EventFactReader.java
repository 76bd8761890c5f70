package io.ailog.postgres;

import io.ailog.detection.SeenSignature;
import io.ailog.service.Service;
import io.ailog.service.ServiceErrors;
import io.ailog.service.ServiceFacts;
import io.ailog.service.TracePath;
import io.ailog.signature.Signature;
import io.ailog.signature.SignatureFact;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The facts of documents in a range. */
record EventFactReader(JdbcTemplate jdbc, WindowRange range, Collection<String> namespaces) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final TypeReference<Map<String, Long>> BY_TYPE = new TypeReference<>() {};
    /** Fewer windows before are too few to say what is usual. */
    private static final long FEWEST_WINDOWS = 4;

    private static final int FETCH = 2_000;

    /** A namespace in a window. */
    record Place(Window window, String namespace) {}

    Map<Place, List<SeenSignature>> signatures() {
        final Map<Place, List<SeenSignature>> signatures = new HashMap<>();
        final Map<String, Signature> texts = new HashMap<>();
        jdbc.query(
                connection -> {
                    final var statement = connection.prepareStatement(SqlFile.SIGNATURE_FACTS.text());
                    statement.setFetchSize(FETCH);
                    statement.setString(1, range.from().toString());
                    statement.setString(2, range.to().toString());
                    statement.setArray(3, connection.createArrayOf("text", namespaces.toArray()));
                    return statement;
                },
                row -> {
                    final SignatureFact fact = fact(row, texts);
                    signatures
                            .computeIfAbsent(new Place(window(row), fact.namespace()), place -> new ArrayList<>())
                            .add(new SeenSignature(fact, row.getBoolean(13)));
                });
        return signatures;
    }

    private static SignatureFact fact(final ResultSet row, final Map<String, Signature> texts) throws SQLException {
        final String hash = row.getString(3);
        Signature signature = texts.get(hash);
        if (signature == null) {
            signature = new Signature(hash, row.getString(4), row.getString(5));
            texts.put(hash, signature);
        }
        return new SignatureFact(
                row.getString(2),
                signature,
                row.getString(6),
                row.getString(7),
                row.getLong(8),
                time(row, 9),
                time(row, 10),
                row.getString(11),
                row.getString(12));
    }

    Map<Window, List<ServiceFacts>> services() {
        final Map<Window, List<ServiceFacts>> services = new HashMap<>();
        jdbc.query(
                SqlFile.SERVICE_FACTS.text(),
                statement -> {
                    statement.setString(1, range.from().toString());
                    statement.setString(2, range.to().toString());
                    statement.setArray(3, statement.getConnection().createArrayOf("text", namespaces.toArray()));
                },
                row -> {
                    services.computeIfAbsent(window(row), window -> new ArrayList<>())
                            .add(service(row));
                });
        return services;
    }

    private static ServiceFacts service(final ResultSet row) throws SQLException {
        final ServiceErrors errors = new ServiceErrors(
                new Service(row.getString(2), row.getString(3)),
                row.getLong(4),
                MAPPER.readValue(row.getString(5), BY_TYPE));
        final long before = row.getLong(6);
        final long windows = row.getLong(7);
        return new ServiceFacts(
                errors,
                windows < FEWEST_WINDOWS ? OptionalDouble.empty() : OptionalDouble.of((double) before / windows),
                number(row, 8),
                number(row, 9));
    }

    Map<Window, List<TracePath>> paths() {
        final Map<Window, List<TracePath>> paths = new HashMap<>();
        jdbc.query(
                SqlFile.PATH_FACTS.text(),
                statement -> {
                    statement.setString(1, range.from().toString());
                    statement.setString(2, range.to().toString());
                },
                row -> {
                    paths.computeIfAbsent(window(row), window -> new ArrayList<>())
                            .add(path(row));
                });
        return paths;
    }

    private static TracePath path(final ResultSet row) throws SQLException {
        final String[] namespaces = (String[]) row.getArray(2).getArray();
        final String[] applications = (String[]) row.getArray(3).getArray();
        final Long[] errors = (Long[]) row.getArray(4).getArray();
        final String[] signatures = (String[]) row.getArray(5).getArray();
        final List<TracePath.Step> steps = new ArrayList<>(namespaces.length);
        for (int i = 0; i < namespaces.length; i++) {
            steps.add(new TracePath.Step(new Service(namespaces[i], applications[i]), errors[i], signatures[i]));
        }
        return new TracePath(steps, row.getLong(6), time(row, 7), time(row, 8), row.getString(9));
    }

    private static Window window(final ResultSet row) throws SQLException {
        return new Window(time(row, 1));
    }

    private static Instant time(final ResultSet row, final int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OptionalLong number(final ResultSet row, final int column) throws SQLException {
        final long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
