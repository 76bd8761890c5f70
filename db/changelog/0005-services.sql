--liquibase formatted sql

--changeset ailog:0005-service-health
--comment The health of a service in a window, 0 to 100.
CREATE SEQUENCE IF NOT EXISTS ailog_peak.service_health_id_seq;

CREATE TABLE ailog_peak.service_health (
    id bigint NOT NULL DEFAULT nextval('ailog_peak.service_health_id_seq') PRIMARY KEY,
    app_name text NOT NULL,
    namespace text NOT NULL,
    window_start timestamptz NOT NULL,
    window_end timestamptz,
    total_errors bigint NOT NULL DEFAULT 0,
    health_score numeric(5, 2),
    errors_by_type jsonb NOT NULL DEFAULT '{}',
    trend text,
    UNIQUE (app_name, namespace, window_start)
);

ALTER SEQUENCE ailog_peak.service_health_id_seq OWNED BY ailog_peak.service_health.id;

--changeset ailog:0005-cascade-failures
--comment Errors that spread from a root cause over traces; cascade_id is a hash of window and root.
CREATE SEQUENCE IF NOT EXISTS ailog_peak.cascade_failures_id_seq;

CREATE TABLE ailog_peak.cascade_failures (
    id bigint NOT NULL DEFAULT nextval('ailog_peak.cascade_failures_id_seq') PRIMARY KEY,
    cascade_id text NOT NULL UNIQUE,
    detected_at timestamptz NOT NULL DEFAULT now(),
    window_start timestamptz,
    window_end timestamptz,
    root_cause_app text,
    root_cause_namespace text,
    root_cause_error_type text,
    root_cause_message text,
    root_cause_trace_id text,
    affected_services jsonb NOT NULL DEFAULT '[]',
    total_affected_services integer NOT NULL DEFAULT 0,
    total_errors_in_cascade bigint NOT NULL DEFAULT 0,
    cascade_depth integer NOT NULL DEFAULT 0,
    cascade_type text,
    severity text,
    status text NOT NULL DEFAULT 'open'
);

ALTER SEQUENCE ailog_peak.cascade_failures_id_seq OWNED BY ailog_peak.cascade_failures.id;

--changeset ailog:0005-service-dependencies
--comment Calls between services, as failing traces show them: source called target.
CREATE SEQUENCE IF NOT EXISTS ailog_peak.service_dependencies_id_seq;

CREATE TABLE ailog_peak.service_dependencies (
    id bigint NOT NULL DEFAULT nextval('ailog_peak.service_dependencies_id_seq') PRIMARY KEY,
    source_app text NOT NULL,
    source_namespace text NOT NULL,
    target_app text NOT NULL,
    target_namespace text NOT NULL,
    dependency_type text,
    failed_calls bigint NOT NULL DEFAULT 0,
    first_seen_at timestamptz,
    last_seen_at timestamptz,
    last_failure_at timestamptz,
    health_score numeric(5, 2),
    UNIQUE (source_app, source_namespace, target_app, target_namespace)
);

ALTER SEQUENCE ailog_peak.service_dependencies_id_seq OWNED BY ailog_peak.service_dependencies.id;
