--liquibase formatted sql

--changeset ailog:0006-adopt-table splitStatements:false
--validCheckSum: 1:any
--comment Makes an older table like relation wanted, takes its place, and keeps its rows, rights, unknown columns and foreign views.
CREATE FUNCTION ailog_batch.adopt_table(name text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    older CONSTANT regclass := format('ailog_batch.%I', 'older_' || name)::regclass;
    wanted CONSTANT regclass := format('ailog_peak.%I', name)::regclass;
    id_sequence CONSTANT text := format('ailog_peak.%I', name || '_id_seq');
    wider_keys CONSTANT jsonb := ailog_batch.adopt_wider_keys(older, wanted);
    known text[];
    required text[];
    triggers text[];
    indexes text[];
    definition text;
    item record;
    last_id bigint;
    renumbered bigint;
BEGIN
    EXECUTE format('ALTER TABLE %s RENAME TO %I', older, name);
    SELECT array_agg(attname::text), array_agg(attname::text) FILTER (WHERE attnotnull)
    INTO known, required
    FROM pg_attribute
    WHERE attrelid = older AND attnum > 0 AND NOT attisdropped;
    -- an adoption is no change that triggers should note
    SELECT array_agg(format(
        'ENABLE %s TRIGGER %I', CASE tgenabled WHEN 'R' THEN 'REPLICA' WHEN 'A' THEN 'ALWAYS' END, tgname))
    INTO triggers
    FROM pg_trigger
    WHERE tgrelid = older AND NOT tgisinternal AND tgenabled <> 'D';
    EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', older);

    -- foreign keys and checks of an older installation know nothing of what is written now
    FOR item IN SELECT conname FROM pg_constraint WHERE conrelid = older AND contype IN ('f', 'c') LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', older, item.conname);
    END LOOP;
    FOR item IN
        SELECT o.attname
        FROM pg_attribute o
        JOIN pg_attribute w ON w.attrelid = wanted AND w.attname = o.attname
        WHERE o.attrelid = older AND o.attgenerated = 's' AND current_setting('server_version_num')::int >= 130000
    LOOP
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP EXPRESSION', older, item.attname);
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

    -- numbers go on where they stood, also behind rows that were deleted; unlike setval this is undone with the rest
    EXECUTE format('SELECT max(id) FROM %s', older) INTO last_id;
    SELECT greatest(last_id, max(pg_sequence_last_value(s.oid)), 0) INTO last_id
    FROM pg_class s
    WHERE s.relkind = 'S'
        AND (s.oid = id_sequence::regclass
            OR EXISTS (
                SELECT FROM pg_depend d
                WHERE d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.refobjid = older AND d.deptype = 'a'));
    EXECUTE format('ALTER SEQUENCE %s AS bigint RESTART WITH %s', id_sequence, last_id + 1);
    EXECUTE format(
        'UPDATE %1$s t SET id = DEFAULT
         FROM (SELECT ctid AS place, row_number() OVER (PARTITION BY id ORDER BY ctid) AS rank FROM %1$s) AS same
         WHERE t.ctid = same.place AND (t.id IS NULL OR same.rank > 1)',
        older);
    GET DIAGNOSTICS renumbered = ROW_COUNT;
    IF renumbered > 0 THEN
        RAISE WARNING '%: rows without an id of their own were given new ones: %', wanted, renumbered;
    END IF;
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

    -- nothing is demanded that older inserts may leave out, nor what ours leave out
    FOR item IN
        SELECT o.attname, coalesce(w.attnotnull, false) AS required
        FROM pg_attribute o
        LEFT JOIN pg_attribute w ON w.attrelid = wanted AND w.attname = o.attname
        WHERE o.attrelid = older AND o.attnum > 0 AND NOT o.attisdropped AND o.attname <> 'id'
            AND CASE
                WHEN o.attnotnull AND w.attname IS NULL THEN NOT o.atthasdef AND o.attidentity = ''
                WHEN o.attnotnull THEN NOT w.attnotnull
                ELSE w.attnotnull
                    AND (o.attname::text = ANY (required) OR (w.atthasdef AND o.attname::text <> ALL (known)))
            END
    LOOP
        BEGIN
            EXECUTE format('ALTER TABLE %s ALTER COLUMN %I %s NOT NULL',
                older, item.attname, CASE WHEN item.required THEN 'SET' ELSE 'DROP' END);
        EXCEPTION WHEN not_null_violation THEN
            RAISE WARNING '%.% is empty in some older rows', wanted, item.attname;
        END;
    END LOOP;

    PERFORM ailog_batch.adopt_keys(older, wanted, wider_keys);
    FOREACH definition IN ARRAY coalesce(triggers, '{}') LOOP
        EXECUTE format('ALTER TABLE %s %s', older, definition);
    END LOOP;
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
--validCheckSum: 1:any
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
DROP FUNCTION ailog_batch.adopt_keys(regclass, regclass, jsonb);
DROP FUNCTION ailog_batch.adopt_wider_keys(regclass, regclass);
DROP FUNCTION ailog_batch.adopt_follower(regclass, text, text, text);
DROP FUNCTION ailog_batch.adopt_changes(regclass, pg_attribute, pg_attribute);
DROP FUNCTION ailog_batch.adopt_free(regclass, regclass);
DROP FUNCTION ailog_batch.adopt_superseded(regclass, regclass, text[]);
DROP FUNCTION ailog_batch.adopt_column(regclass, regclass, text);
