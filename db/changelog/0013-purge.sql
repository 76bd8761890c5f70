--liquibase formatted sql

--changeset ailog:0013-kept-windows
--comment What is left of purged days: thresholds and the look for gaps leave it out.
CREATE TABLE ailog_batch.kept_window (
    window_start timestamptz NOT NULL PRIMARY KEY
);

COMMENT ON TABLE ailog_batch.kept_window IS 'windows of purged days whose counts and facts stay for an open incident alone';

--changeset ailog:0013-empty-fact-months splitStatements:false
--comment A purge takes the facts of a day at a time, as the app user; the partitions that it leaves empty are the owner's to drop.
CREATE FUNCTION ailog_batch.drop_empty_fact_months()
RETURNS integer
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
-- shorter than the wait after which the server looks for deadlocks: it is never a run that is ended
SET lock_timeout = '800ms'
AS $$
DECLARE
    horizon CONSTANT text := to_char(
        (SELECT max(facts_from) FROM ailog_batch.fact_horizon) AT TIME ZONE 'UTC', 'YYYYMM');
    item record;
    filled boolean;
    dropped integer := 0;
BEGIN
    -- nothing is written any more into months before the horizon's
    FOR item IN
        SELECT inhparent::regclass AS parent, inhrelid::regclass AS child
        FROM pg_inherits
        JOIN pg_class ON pg_class.oid = inhrelid
        WHERE inhparent IN (
                'ailog_batch.signature_fact'::regclass, 'ailog_batch.service_fact'::regclass,
                'ailog_batch.path_fact'::regclass, 'ailog_batch.call_fact'::regclass,
                'ailog_batch.issue_fact'::regclass)
            AND right(relname, 6) < horizon
        ORDER BY relname
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM %s)', item.child) INTO filled;
        CONTINUE WHEN filled;
        -- the table first and then its part, as runs lock them
        EXECUTE format('LOCK TABLE ONLY %s, ONLY %s IN ACCESS EXCLUSIVE MODE', item.parent, item.child);
        EXECUTE format('SELECT EXISTS (SELECT FROM %s)', item.child) INTO filled;
        IF NOT filled THEN
            EXECUTE format('DROP TABLE %s', item.child);
            dropped := dropped + 1;
        END IF;
    END LOOP;
    RETURN dropped;
END
$$;

REVOKE EXECUTE ON FUNCTION ailog_batch.drop_empty_fact_months() FROM PUBLIC;

COMMENT ON FUNCTION ailog_batch.drop_empty_fact_months() IS 'drops the partitions of fact tables before the horizon that have no rows; returns how many';
