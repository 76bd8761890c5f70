package io.ailog.cli;

import java.util.Arrays;
import java.util.Optional;

/** The keys of the environment and of {@code .env}, and the settings that they stand for. */
enum SettingKey {
    DB_HOST("ailog.postgres.host"),
    DB_PORT("ailog.postgres.port"),
    DB_NAME("ailog.postgres.name"),
    DB_USER("ailog.postgres.user"),
    DB_USER_APP("ailog.postgres.user"),
    DB_PASSWORD("ailog.postgres.password"),
    DB_PASSWORD_APP("ailog.postgres.password"),
    DB_DDL_USER("ailog.postgres.ddl-user"),
    DB_USER_DDL("ailog.postgres.ddl-user"),
    DB_DDL_PASSWORD("ailog.postgres.ddl-password"),
    DB_PASSWORD_DDL("ailog.postgres.ddl-password"),
    DB_SSLMODE("ailog.postgres.ssl-mode"),
    DB_SSLROOTCERT("ailog.postgres.ssl-root-cert"),
    DB_APP_ROLE("ailog.postgres.app-role"),
    DB_DDL_ROLE("ailog.postgres.ddl-role"),
    ES_HOST("ailog.elasticsearch.hosts"),
    ES_PORT("ailog.elasticsearch.port"),
    ES_USERNAME("ailog.elasticsearch.credentials.username"),
    ES_USER("ailog.elasticsearch.credentials.username"),
    ES_PASSWORD("ailog.elasticsearch.credentials.password"),
    ES_API_KEY("ailog.elasticsearch.credentials.api-key"),
    ES_CA_CERT("ailog.elasticsearch.tls.ca-cert"),
    ES_INSECURE("ailog.elasticsearch.tls.insecure"),
    ES_INDEX("ailog.elasticsearch.index"),
    ES_FIELD_TIMESTAMP("ailog.elasticsearch.fields.timestamp"),
    ES_FIELD_LEVEL("ailog.elasticsearch.fields.level"),
    ES_LEVEL_VALUE("ailog.elasticsearch.fields.level-value"),
    ES_FIELD_NAMESPACE("ailog.elasticsearch.fields.namespace"),
    ES_FIELD_APPLICATION("ailog.elasticsearch.fields.application"),
    ES_FIELD_VERSION("ailog.elasticsearch.fields.version"),
    ES_FIELD_MESSAGE("ailog.elasticsearch.fields.message"),
    ES_FIELD_TRACE("ailog.elasticsearch.fields.trace"),
    NAMESPACES_FILE("ailog.namespaces-file"),
    CATEGORIES_FILE("ailog.detection.categories-file"),
    METRICS_DIR("ailog.metrics.directory"),
    OTLP_METRICS_URL("ailog.metrics.otlp-url"),
    OTLP_METRICS_HEADERS("ailog.metrics.otlp-headers"),
    TEAMS_WEBHOOK_URL("ailog.announcements.teams-url"),
    SLACK_WEBHOOK_URL("ailog.announcements.slack-url"),
    ALERT_EMAIL_TO("ailog.announcements.mail.to"),
    SMTP_FROM("ailog.announcements.mail.from"),
    SMTP_HOST("ailog.announcements.mail.server.host"),
    SMTP_PORT("ailog.announcements.mail.server.port"),
    SMTP_USERNAME("ailog.announcements.mail.server.username"),
    SMTP_PASSWORD("ailog.announcements.mail.server.password"),
    SMTP_STARTTLS("ailog.announcements.mail.server.starttls"),
    SMTP_TLS("ailog.announcements.mail.server.tls"),
    LOG_LEVEL("logging.level.io.ailog"),
    LOG_DIR("ailog.log-dir"),
    LOG_FORMAT("logging.structured.format.file");

    private final String property;

    SettingKey(final String property) {
        this.property = property;
    }

    /** The setting's name among Spring's properties. */
    String property() {
        return property;
    }

    static Optional<SettingKey> of(final String name) {
        return Arrays.stream(values()).filter(key -> key.name().equals(name)).findFirst();
    }
}
