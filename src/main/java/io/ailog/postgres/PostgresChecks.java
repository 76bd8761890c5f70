package io.ailog.postgres;

import io.ailog.window.Check;
import io.ailog.window.CheckPoint;
import io.ailog.window.CheckResult;
import io.ailog.window.Checks;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The database: its server and users, the schema, and what the jobs have brought together in it. */
@Component
class PostgresChecks implements Checks {
    private final ObjectProvider<ServerChecks> server;
    private final ObjectProvider<SchemaChecks> schema;
    private final ObjectProvider<ContentChecks> content;
    private final ObjectProvider<CoverageCheck> coverage;

    PostgresChecks(
            final ObjectProvider<ServerChecks> server,
            final ObjectProvider<SchemaChecks> schema,
            final ObjectProvider<ContentChecks> content,
            final ObjectProvider<CoverageCheck> coverage) {
        this.server = server;
        this.schema = schema;
        this.content = content;
        this.coverage = coverage;
    }

    @Override
    public List<Check> checks() {
        return List.of(
                check(CheckPoint.POSTGRES, server, ServerChecks::answers),
                check(CheckPoint.APP_USER, server, ServerChecks::appUser),
                check(CheckPoint.DDL_USER, server, ServerChecks::ddlUser),
                check(CheckPoint.TLS, server, ServerChecks::tls),
                check(CheckPoint.SCHEMA, schema, SchemaChecks::isCurrent),
                check(CheckPoint.TABLES, schema, SchemaChecks::tables),
                check(CheckPoint.WRITING, schema, SchemaChecks::writes),
                check(CheckPoint.SEQUENCES, schema, SchemaChecks::sequences),
                check(CheckPoint.COUNTS, content, ContentChecks::counts),
                check(CheckPoint.THRESHOLDS, content, ContentChecks::thresholds),
                check(CheckPoint.LAST_REGULAR, content, ContentChecks::lastRegular),
                check(CheckPoint.COVERAGE, coverage, CoverageCheck::gaps));
    }

    /** Made only when it is its turn, since settings that can't be used show then. */
    private static <T> Check check(
            final CheckPoint point, final ObjectProvider<T> maker, final Function<T, CheckResult> question) {
        return new Check(point, () -> question.apply(maker.getObject()));
    }
}
