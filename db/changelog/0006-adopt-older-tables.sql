--liquibase formatted sql

--changeset ailog:0006-adopt-table splitStatements:false
--comment Makes an older table like relation wanted, takes its place, and keeps its rows, rights, unknown columns and foreign views.
CREATE FUNCTION ailog_batch.adopt_table(name text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    older CONSTANT regclass := format('ailog_batch.%I', 'older_' || name)::regclass;
    wanted CONSTANT regclass := format('ailog_peak.%I', name)::regclass;
    id_sequence CONSTANT text := format('ailog_peak.%I', name || '_id_seq');
    indexes text[];
    definition text;
    item record;
    last_id bigint;
BEGIN
    EXECUTE format('ALTER TABLE %s RENAME TO %I', older, name);
    -- foreign keys and checks of an older installation know nothing of what is written now
    FOR item IN SELECT conname FROM pg_constraint WHERE conrelid = older AND contype IN ('f', 'c') LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', older, item.conname);
    END LOOP;
    FOR item IN
        SELECT attname FROM pg_attribute WHERE attrelid = wanted AND attnum > 0 AND NOT attisdropped ORDER BY attnum
    LOOP
        PERFORM ailog_batch.adopt_column(older, wanted, item.attname);
    END LOOP;

    FOR item IN
        SELECT conname FROM pg_constraint
        WHERE conrelid = older AND contype = 'p'
            AND conkey <> ARRAY(SELECT attnum FROM pg_attribute WHERE attrelid = older AND attname = 'id')
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I CASCADE', older, item.conname);
    END LOOP;

    PERFORM ailog_batch.adopt_free(older, wanted);

    IF name IN ('peak_raw_data', 'peak_investigation') THEN
        EXECUTE format(
            'UPDATE %s SET
                 day_of_week = coalesce(day_of_week, extract(isodow FROM timestamp AT TIME ZONE ''UTC'') - 1),
                 hour_of_day = coalesce(hour_of_day, extract(hour FROM timestamp AT TIME ZONE ''UTC'')),
                 quarter_hour = coalesce(quarter_hour, floor(extract(minute FROM timestamp AT TIME ZONE ''UTC'') / 15))
             WHERE day_of_week IS NULL OR hour_of_day IS NULL OR quarter_hour IS NULL',
            older);
    END IF;
    EXECUTE format('SELECT max(id) FROM %s', older) INTO last_id;
    PERFORM setval(id_sequence::regclass, greatest(last_id, 1), last_id IS NOT NULL);
    EXECUTE format('UPDATE %s SET id = DEFAULT WHERE id IS NULL', older);
    IF name = 'known_issues' THEN
        EXECUTE format('UPDATE %s SET issue_id = id::text WHERE issue_id IS NULL', older);
    END IF;
    FOR item IN
        SELECT s.oid::regclass AS sequence
        FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
        WHERE d.refobjid = older AND d.classid = 'pg_class'::regclass AND d.deptype = 'a' AND s.oid <> id_sequence::regclass
            AND NOT EXISTS (SELECT FROM pg_depend u WHERE u.refobjid = s.oid AND u.classid = 'pg_attrdef'::regclass)
    LOOP
        EXECUTE format('DROP SEQUENCE %s', item.sequence);
    END LOOP;

    FOR item IN
        SELECT o.attname, w.attnotnull AS required
        FROM pg_attribute o
        LEFT JOIN pg_attribute w ON w.attrelid = wanted AND w.attname = o.attname
        WHERE o.attrelid = older AND o.attnum > 0 AND NOT o.attisdropped AND o.attname <> 'id'
            AND o.attnotnull IS DISTINCT FROM coalesce(w.attnotnull, false)
            AND NOT (w.attname IS NULL AND (o.atthasdef OR o.attidentity <> ''))
    LOOP
        BEGIN
            EXECUTE format('ALTER TABLE %s ALTER COLUMN %I %s NOT NULL',
                older, item.attname, CASE WHEN item.required THEN 'SET' ELSE 'DROP' END);
        EXCEPTION WHEN not_null_violation THEN
            RAISE WARNING '%.% is empty in some older rows', wanted, item.attname;
        END;
    END LOOP;

    PERFORM ailog_batch.adopt_keys(older, wanted, name = 'peak_thresholds');
    SELECT array_agg(replace(pg_get_indexdef(indexrelid), ' INDEX ', ' INDEX IF NOT EXISTS '))
    INTO indexes
    FROM pg_index
    WHERE indrelid = wanted AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid);

    EXECUTE format('ALTER SEQUENCE %s OWNED BY NONE', id_sequence);
    EXECUTE format('ALTER TABLE %s ALTER COLUMN id DROP DEFAULT', wanted);
    EXECUTE format('DROP TABLE %s', wanted);
    EXECUTE format('ALTER TABLE ailog_batch.%I SET SCHEMA ailog_peak', name);
    EXECUTE format('ALTER SEQUENCE %s OWNED BY ailog_peak.%I.id', id_sequence, name);
    FOREACH definition IN ARRAY coalesce(indexes, '{}') LOOP
        EXECUTE definition;
    END LOOP;
END
$$;

--changeset ailog:0006-adopt-older-tables splitStatements:false
--comment Adopts what 0001 set aside; on a new database there is nothing to do.
DO $$
DECLARE
    item text;
BEGIN
    FOR item IN
        SELECT substr(relname, 7)
        FROM pg_class
        WHERE relnamespace = 'ailog_batch'::regnamespace AND relkind IN ('r', 'p') AND relname LIKE 'older\_%'
        ORDER BY relname
    LOOP
        PERFORM ailog_batch.adopt_table(item);
    END LOOP;
    -- older incidents named a known issue by its number
    UPDATE ailog_peak.peak_investigation p
    SET known_issue_id = k.issue_id
    FROM ailog_peak.known_issues k
    WHERE p.known_issue_id = k.id::text
        AND NOT EXISTS (SELECT FROM ailog_peak.known_issues same WHERE same.issue_id = p.known_issue_id);
END
$$;

DROP FUNCTION ailog_batch.adopt_table(text);
DROP FUNCTION ailog_batch.adopt_keys(regclass, regclass, boolean);
DROP FUNCTION ailog_batch.adopt_free(regclass, regclass);
DROP FUNCTION ailog_batch.adopt_superseded(regclass, regclass, text[]);
DROP FUNCTION ailog_batch.adopt_column(regclass, regclass, text);
