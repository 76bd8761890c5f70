--liquibase formatted sql

--changeset ailog:0012-documents-in-the-ledger
--comment What was read of each window and namespace, beside what was counted.
ALTER TABLE ailog_batch.coverage
    ADD COLUMN unreadable bigint,
    ADD COLUMN unreadable_sample text,
    ADD COLUMN busiest_minute_errors bigint,
    ADD COLUMN busiest_minute_start timestamptz;

COMMENT ON COLUMN ailog_batch.coverage.unreadable IS 'documents that are there and could not be read; part of read';

COMMENT ON COLUMN ailog_batch.coverage.unreadable_sample IS 'identifier of one of them in the log store';

COMMENT ON COLUMN ailog_batch.coverage.busiest_minute_errors IS 'documents of the busiest 60 seconds of the window';

--changeset ailog:0012-window-facts
--comment The windows whose documents were read. Kept when the facts of a month are dropped.
CREATE TABLE ailog_batch.window_fact (
    window_start timestamptz NOT NULL PRIMARY KEY,
    fingerprint text NOT NULL,
    fact_rows integer NOT NULL,
    job_execution_id bigint
);

COMMENT ON COLUMN ailog_batch.window_fact.fingerprint IS 'hash of all facts of the window: the same again means that nothing is to be written';

COMMENT ON COLUMN ailog_batch.window_fact.fact_rows IS 'rows of the window in the tables of facts, a way of errors counted once a service';

CREATE TABLE ailog_batch.fact_horizon (
    facts_from timestamptz NOT NULL
);

COMMENT ON TABLE ailog_batch.fact_horizon IS 'facts of earlier windows were dropped (drop_fact_months) and are not collected again; no row: none were';

--changeset ailog:0012-fact-tables
--comment Facts of windows, a partition a month, so that old ones can be dropped.
CREATE TABLE ailog_batch.signature_fact (
    window_start timestamptz NOT NULL,
    namespace text NOT NULL,
    signature_hash text NOT NULL,
    app_name text NOT NULL,
    app_version text NOT NULL,
    errors bigint NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    sample text NOT NULL,
    trace_id text NOT NULL
) PARTITION BY RANGE (window_start);

CREATE INDEX signature_fact_window ON ailog_batch.signature_fact (window_start);

CREATE INDEX signature_fact_signature ON ailog_batch.signature_fact (signature_hash, namespace, app_name, window_start);

COMMENT ON TABLE ailog_batch.signature_fact IS 'errors of one signature from one version of a service in a window';

CREATE TABLE ailog_batch.service_fact (
    window_start timestamptz NOT NULL,
    namespace text NOT NULL,
    app_name text NOT NULL,
    errors bigint NOT NULL,
    errors_by_type jsonb NOT NULL,
    PRIMARY KEY (window_start, namespace, app_name)
) PARTITION BY RANGE (window_start);

COMMENT ON TABLE ailog_batch.service_fact IS 'errors of a service in a window, by error type';

CREATE TABLE ailog_batch.path_fact (
    window_start timestamptz NOT NULL,
    namespaces text[] NOT NULL,
    app_names text[] NOT NULL,
    errors bigint[] NOT NULL,
    signatures text[] NOT NULL,
    traces bigint NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    trace_id text NOT NULL
) PARTITION BY RANGE (window_start);

CREATE INDEX path_fact_window ON ailog_batch.path_fact (window_start);

COMMENT ON TABLE ailog_batch.path_fact IS 'the way that errors of traces took through services: arrays in the order of the first error of each service';

CREATE TABLE ailog_batch.call_fact (
    window_start timestamptz NOT NULL,
    source_namespace text NOT NULL,
    source_app text NOT NULL,
    target_namespace text NOT NULL,
    target_app text NOT NULL,
    failed_calls bigint NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    PRIMARY KEY (window_start, source_namespace, source_app, target_namespace, target_app)
) PARTITION BY RANGE (window_start);

CREATE INDEX call_fact_pair ON ailog_batch.call_fact (source_app, source_namespace, target_app, target_namespace);

COMMENT ON TABLE ailog_batch.call_fact IS 'failed calls between services in a window, as traces show them';

CREATE TABLE ailog_batch.issue_fact (
    window_start timestamptz NOT NULL,
    issue_id text NOT NULL,
    errors bigint NOT NULL,
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL,
    PRIMARY KEY (window_start, issue_id)
) PARTITION BY RANGE (window_start);

CREATE INDEX issue_fact_issue ON ailog_batch.issue_fact (issue_id);

COMMENT ON TABLE ailog_batch.issue_fact IS 'errors of a known issue in a window, as detection recognised them';

--changeset ailog:0012-totals
--comment Totals over all windows, those whose facts were dropped included.
CREATE TABLE ailog_batch.signature_total (
    signature_hash text NOT NULL,
    namespace text NOT NULL,
    app_name text NOT NULL,
    errors bigint NOT NULL,
    first_at timestamptz,
    last_at timestamptz,
    sample text NOT NULL,
    trace_id text NOT NULL,
    PRIMARY KEY (signature_hash, namespace, app_name)
);

COMMENT ON TABLE ailog_batch.signature_total IS 'the sums of signature_fact that ailog_peak.error_signatures is made of';

CREATE INDEX IF NOT EXISTS error_signatures_first_seen ON ailog_peak.error_signatures (first_seen_at);

--changeset ailog:0012-stale-verdicts
--comment Windows whose verdict rests on facts that have changed since.
CREATE SEQUENCE ailog_batch.stale_verdict_mark_seq;

CREATE TABLE ailog_batch.stale_verdict (
    window_start timestamptz NOT NULL PRIMARY KEY,
    mark bigint NOT NULL DEFAULT nextval('ailog_batch.stale_verdict_mark_seq')
);

ALTER SEQUENCE ailog_batch.stale_verdict_mark_seq OWNED BY ailog_batch.stale_verdict.mark;

COMMENT ON TABLE ailog_batch.stale_verdict IS 'windows to be judged again by the end of this run or the next: facts of earlier windows came later';

--changeset ailog:0012-incidents-by-known-issues
--comment Which known issue detection itself recognised: what an operator writes into known_issue_id stays.
ALTER TABLE ailog_peak.peak_investigation ADD COLUMN IF NOT EXISTS recognised_issue_id text;

--changeset ailog:0012-fact-months splitStatements:false
--comment The app user may make room for facts of a month, and nothing else of this kind: hence a function with the owner's rights.
CREATE FUNCTION ailog_batch.make_fact_months(first_window timestamptz, last_window timestamptz)
RETURNS void
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    -- nothing is kept of months that were dropped
    month timestamp := date_trunc('month', greatest(
        first_window, (SELECT max(facts_from) FROM ailog_batch.fact_horizon)) AT TIME ZONE 'UTC');
    parent text;
    child text;
BEGIN
    IF first_window < '1990-01-01' OR last_window > '2300-01-01' OR last_window - first_window > interval '400 days' THEN
        RAISE EXCEPTION 'facts of % to % are out of bounds', first_window, last_window;
    END IF;
    WHILE month <= last_window AT TIME ZONE 'UTC' LOOP
        FOREACH parent IN ARRAY ARRAY['signature_fact', 'service_fact', 'path_fact', 'call_fact', 'issue_fact'] LOOP
            child := parent || to_char(month, '"_"YYYYMM');
            IF to_regclass('ailog_batch.' || child) IS NULL THEN
                -- one at a time: who waited finds the table made
                PERFORM pg_advisory_xact_lock(hashtext('ailog fact months'));
                -- asked of the catalogue itself: what to_regclass remembers is from before the wait
                IF NOT EXISTS (
                    SELECT FROM pg_class WHERE relname = child AND relnamespace = 'ailog_batch'::regnamespace)
                THEN
                    EXECUTE format('CREATE TABLE ailog_batch.%I (LIKE ailog_batch.%I INCLUDING DEFAULTS)', child, parent);
                    -- attached, since PARTITION OF would wait for all who read the parent, and make others wait
                    EXECUTE format(
                        'ALTER TABLE ailog_batch.%I ATTACH PARTITION ailog_batch.%I FOR VALUES FROM (%L) TO (%L)',
                        parent, child, month AT TIME ZONE 'UTC', (month + interval '1 month') AT TIME ZONE 'UTC');
                END IF;
            END IF;
        END LOOP;
        month := month + interval '1 month';
    END LOOP;
END
$$;

CREATE FUNCTION ailog_batch.drop_fact_months(before timestamptz)
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
-- shorter than the wait after which the server looks for deadlocks: it is never a run that is ended
SET lock_timeout = '800ms'
AS $$
DECLARE
    horizon timestamp := date_trunc('month', before AT TIME ZONE 'UTC');
    child regclass;
BEGIN
    IF horizon > now() AT TIME ZONE 'UTC' THEN
        RAISE EXCEPTION 'facts from % on would be dropped with those of today', horizon;
    END IF;
    -- no run may be between reading the old facts of a window and replacing them; tables first, as runs lock them
    LOCK TABLE ailog_batch.signature_fact, ailog_batch.service_fact, ailog_batch.path_fact, ailog_batch.call_fact,
        ailog_batch.issue_fact IN ACCESS EXCLUSIVE MODE;
    IF NOT pg_try_advisory_xact_lock(hashtext('ailog derived tables')) THEN
        RAISE EXCEPTION 'a run is writing facts: try again in a moment';
    END IF;
    DELETE FROM ailog_batch.fact_horizon WHERE facts_from < horizon AT TIME ZONE 'UTC';
    INSERT INTO ailog_batch.fact_horizon
    SELECT horizon AT TIME ZONE 'UTC' WHERE NOT EXISTS (SELECT FROM ailog_batch.fact_horizon);
    FOR child IN
        SELECT inhrelid::regclass
        FROM pg_inherits
        JOIN pg_class ON pg_class.oid = inhrelid
        WHERE inhparent IN (
                'ailog_batch.signature_fact'::regclass, 'ailog_batch.service_fact'::regclass,
                'ailog_batch.path_fact'::regclass, 'ailog_batch.call_fact'::regclass,
                'ailog_batch.issue_fact'::regclass)
            AND right(relname, 6) < to_char(
                -- the health of services on the first day of what is left rests on the day before
                CASE WHEN inhparent = 'ailog_batch.service_fact'::regclass THEN horizon - interval '1 month' ELSE horizon END,
                'YYYYMM')
    LOOP
        EXECUTE format('DROP TABLE %s', child);
    END LOOP;
END
$$;

REVOKE EXECUTE ON FUNCTION
    ailog_batch.make_fact_months(timestamptz, timestamptz),
    ailog_batch.drop_fact_months(timestamptz)
FROM PUBLIC;

COMMENT ON FUNCTION ailog_batch.make_fact_months(timestamptz, timestamptz) IS 'makes the partitions of the fact tables for the months of these windows';

COMMENT ON FUNCTION ailog_batch.drop_fact_months(timestamptz) IS 'for the owner: drops the facts of the months before the one given, those of services a month later; incidents and totals stay';

--changeset ailog:0012-retracted-incidents
--comment Incidents that no longer hold, so that a correction is seen even where nothing is left to be corrected.
CREATE TABLE ailog_batch.retracted_incident (
    window_start timestamptz NOT NULL,
    namespace text NOT NULL,
    retracted_at timestamptz NOT NULL DEFAULT now(),
    corrections jsonb NOT NULL
);

CREATE INDEX retracted_incident_window ON ailog_batch.retracted_incident (window_start, namespace);

COMMENT ON TABLE ailog_batch.retracted_incident IS 'what an incident was that later data no longer support, and when that was found';

--changeset ailog:0012-services-by-window
--comment Detection replaces what it said of windows, and people ask for the newest.
CREATE INDEX IF NOT EXISTS service_health_window ON ailog_peak.service_health (window_start);

CREATE INDEX IF NOT EXISTS cascade_failures_window ON ailog_peak.cascade_failures (window_start);
