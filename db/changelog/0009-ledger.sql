--liquibase formatted sql

--changeset ailog:0009-coverage
--comment The ledger: which windows of which namespaces were collected completely, and what was counted there.
CREATE TABLE ailog_batch.coverage (
    window_start timestamptz NOT NULL,
    namespace text NOT NULL,
    expected bigint NOT NULL,
    read bigint,
    job_execution_id bigint,
    collected_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (window_start, namespace)
);

COMMENT ON COLUMN ailog_batch.coverage.expected IS 'documents that the log store counted';

COMMENT ON COLUMN ailog_batch.coverage.read IS 'documents that were read; empty where they were only counted';

--changeset ailog:0009-range-claim
--comment What running executions hold. A row is alive while its holder has the advisory lock of its id.
CREATE SEQUENCE ailog_batch.range_claim_id_seq;

CREATE TABLE ailog_batch.range_claim (
    id bigint NOT NULL DEFAULT nextval('ailog_batch.range_claim_id_seq') PRIMARY KEY,
    resource text NOT NULL,
    span tstzrange,
    job text NOT NULL,
    host text NOT NULL,
    pid bigint NOT NULL,
    claimed_at timestamptz NOT NULL DEFAULT now(),
    stop_requested boolean NOT NULL DEFAULT false,
    EXCLUDE USING gist (span WITH &&) WHERE (resource = 'windows')
);

ALTER SEQUENCE ailog_batch.range_claim_id_seq OWNED BY ailog_batch.range_claim.id;

CREATE UNIQUE INDEX range_claim_resource ON ailog_batch.range_claim (resource) WHERE resource <> 'windows';

COMMENT ON COLUMN ailog_batch.range_claim.resource IS '''windows'' with a span of time, or the name of something only one may hold';

--changeset ailog:0009-late-count
--comment Counts that changed when a window was collected again.
CREATE TABLE ailog_batch.late_count (
    window_start timestamptz NOT NULL,
    namespace text NOT NULL,
    found_at timestamptz NOT NULL DEFAULT now(),
    was bigint NOT NULL,
    now bigint NOT NULL,
    job_execution_id bigint
);

CREATE INDEX late_count_window ON ailog_batch.late_count (window_start, namespace);
