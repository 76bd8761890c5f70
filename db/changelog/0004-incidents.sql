--liquibase formatted sql

--changeset ailog:0004-peak-investigation
--comment Incidents: one row per window and namespace in which at least one rule fired.
CREATE SEQUENCE IF NOT EXISTS ailog_peak.peak_investigation_id_seq;

CREATE TABLE ailog_peak.peak_investigation (
    id bigint NOT NULL DEFAULT nextval('ailog_peak.peak_investigation_id_seq') PRIMARY KEY,
    timestamp timestamptz NOT NULL,
    day_of_week integer NOT NULL,
    hour_of_day integer NOT NULL,
    quarter_hour integer NOT NULL,
    namespace text NOT NULL,
    actual_value numeric(12, 2),
    baseline_mean numeric(14, 4),
    ratio numeric(12, 2),
    threshold_used numeric(12, 2),
    detection_method text,
    severity text,
    score numeric(5, 2),
    trace_id text,
    app_name text,
    app_version text,
    error_type text,
    error_message text,
    affected_services text[] NOT NULL DEFAULT '{}',
    is_new boolean NOT NULL DEFAULT false,
    is_spike boolean NOT NULL DEFAULT false,
    is_burst boolean NOT NULL DEFAULT false,
    is_cross_namespace boolean NOT NULL DEFAULT false,
    is_regression boolean NOT NULL DEFAULT false,
    is_cascade boolean NOT NULL DEFAULT false,
    category text,
    subcategory text,
    evidence jsonb NOT NULL DEFAULT '[]',
    status text NOT NULL DEFAULT 'open',
    resolution text,
    resolved_at timestamptz,
    assigned_to text,
    known_issue_id text,
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    confirmed boolean NOT NULL DEFAULT true,
    corrections jsonb NOT NULL DEFAULT '[]',
    UNIQUE (timestamp, namespace)
);

ALTER SEQUENCE ailog_peak.peak_investigation_id_seq OWNED BY ailog_peak.peak_investigation.id;

CREATE INDEX peak_investigation_namespace_time ON ailog_peak.peak_investigation (namespace, timestamp);

CREATE INDEX peak_investigation_severity_time ON ailog_peak.peak_investigation (severity, timestamp);

COMMENT ON TABLE ailog_peak.peak_investigation IS 'Incidents: one row per window (its start, UTC) and namespace in which a rule fired';

COMMENT ON COLUMN ailog_peak.peak_investigation.known_issue_id IS 'known_issues.issue_id';

COMMENT ON COLUMN ailog_peak.peak_investigation.confirmed IS 'false: an operator touched the row, and later data no longer support it';

COMMENT ON COLUMN ailog_peak.peak_investigation.corrections IS 'verdicts that late logs changed: what it was, what it is, when that was found';

--changeset ailog:0004-known-issues
--comment Problems that people know, with the version that fixed them.
CREATE SEQUENCE IF NOT EXISTS ailog_peak.known_issues_id_seq;

CREATE TABLE ailog_peak.known_issues (
    id bigint NOT NULL DEFAULT nextval('ailog_peak.known_issues_id_seq') PRIMARY KEY,
    issue_id text NOT NULL UNIQUE,
    issue_name text,
    error_type_pattern text,
    message_pattern text,
    affected_namespace text,
    affected_app_name text,
    introduced_in_version text,
    fixed_in_version text,
    severity text,
    status text NOT NULL DEFAULT 'open',
    workaround text,
    ticket text,
    first_seen_at timestamptz,
    last_seen_at timestamptz,
    occurrence_count bigint NOT NULL DEFAULT 0,
    resolved_at timestamptz
);

ALTER SEQUENCE ailog_peak.known_issues_id_seq OWNED BY ailog_peak.known_issues.id;

--changeset ailog:0004-error-signatures
--comment What makes two error messages the same problem, and where it was seen.
CREATE SEQUENCE IF NOT EXISTS ailog_peak.error_signatures_id_seq;

CREATE TABLE ailog_peak.error_signatures (
    id bigint NOT NULL DEFAULT nextval('ailog_peak.error_signatures_id_seq') PRIMARY KEY,
    signature_hash text NOT NULL UNIQUE,
    normalized_message text,
    error_type text,
    sample_raw_message text,
    sample_namespace text,
    sample_app_name text,
    sample_trace_id text,
    occurrence_count bigint NOT NULL DEFAULT 0,
    affected_namespaces text[] NOT NULL DEFAULT '{}',
    affected_apps text[] NOT NULL DEFAULT '{}',
    first_seen_at timestamptz,
    last_seen_at timestamptz,
    known_issue_id text,
    is_new boolean NOT NULL DEFAULT true
);

ALTER SEQUENCE ailog_peak.error_signatures_id_seq OWNED BY ailog_peak.error_signatures.id;
