--liquibase formatted sql

--changeset ailog:0006-adopt-column splitStatements:false
--comment Gives one column of an older table (relation older) the type, default and NOT NULL of the same column in relation wanted.
CREATE FUNCTION ailog_batch.adopt_column(older regclass, wanted regclass, name text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    has pg_attribute;
    wants pg_attribute;
    wanted_type text;
    default_expression text;
    conversion text;
BEGIN
    SELECT * INTO wants FROM pg_attribute WHERE attrelid = wanted AND attname = name;
    SELECT * INTO has FROM pg_attribute WHERE attrelid = older AND attname = name AND NOT attisdropped;
    wanted_type := format_type(wants.atttypid, wants.atttypmod);
    SELECT pg_get_expr(adbin, adrelid) INTO default_expression
    FROM pg_attrdef WHERE adrelid = wanted AND adnum = wants.attnum;

    IF has.attname IS NOT NULL AND has.attidentity <> '' THEN
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP IDENTITY', older, name);
    ELSIF has.attname IS NOT NULL AND has.attgenerated = '' THEN
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP DEFAULT', older, name);
    END IF;

    -- numbers may stay wider than needed, and become wide enough without losing digits
    IF has.atttypid = wants.atttypid AND has.atttypid = 'numeric'::regtype AND has.atttypmod <> -1 THEN
        wanted_type := format(
            'numeric(%s, %s)',
            greatest(((has.atttypmod - 4) >> 16) - ((has.atttypmod - 4) & 65535),
                     ((wants.atttypmod - 4) >> 16) - ((wants.atttypmod - 4) & 65535))
                + greatest((has.atttypmod - 4) & 65535, (wants.atttypmod - 4) & 65535),
            greatest((has.atttypmod - 4) & 65535, (wants.atttypmod - 4) & 65535));
    ELSIF has.atttypid = wants.atttypid
        OR (has.atttypid IN ('bigint'::regtype, 'numeric'::regtype)
            AND wants.atttypid IN ('integer'::regtype, 'bigint'::regtype) AND name <> 'id') THEN
        wanted_type := NULL;
    END IF;

    IF has.attname IS NOT NULL AND wanted_type IS NOT NULL
        AND wanted_type <> format_type(has.atttypid, has.atttypmod) THEN
        conversion := CASE
            WHEN wants.atttypid = 'timestamptz'::regtype AND has.atttypid IN ('timestamp'::regtype, 'date'::regtype)
                THEN format('%I::timestamp AT TIME ZONE ''UTC''', name)
            ELSE format('%I::%s', name, wanted_type)
        END;
        BEGIN
            EXECUTE format('ALTER TABLE %s ALTER COLUMN %I TYPE %s USING %s', older, name, wanted_type, conversion);
        EXCEPTION
            WHEN feature_not_supported THEN
                RAISE WARNING '%.% stays % because a view uses it: %',
                    wanted, name, format_type(has.atttypid, has.atttypmod), SQLERRM;
            WHEN data_exception OR cannot_coerce OR datatype_mismatch THEN
                RAISE WARNING '%.% was % and can''t become %: its values stay in the column older_%',
                    wanted, name, format_type(has.atttypid, has.atttypmod), wanted_type, name;
                EXECUTE format('ALTER TABLE %s RENAME COLUMN %I TO %I', older, name, 'older_' || name);
                has := NULL;
        END;
    END IF;

    IF has.attname IS NULL THEN
        EXECUTE format(
            'ALTER TABLE %s ADD COLUMN %I %s DEFAULT %s',
            older, name, format_type(wants.atttypid, wants.atttypmod), coalesce(default_expression, 'NULL'));
    ELSIF default_expression IS NOT NULL AND has.attgenerated = '' THEN
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT %s', older, name, default_expression);
        IF wants.attnotnull AND name <> 'id' THEN
            EXECUTE format('UPDATE %s SET %I = DEFAULT WHERE %I IS NULL', older, name, name);
        END IF;
    END IF;
END
$$;

--changeset ailog:0006-adopt-keys splitStatements:false
--comment Gives an older table the keys, checks and indexes of relation wanted. Rows that are in the way of a key move to ailog_batch.superseded_rows.
CREATE FUNCTION ailog_batch.adopt_keys(older regclass, wanted regclass, keep_duplicates boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    item record;
    moved bigint;
BEGIN
    FOR item IN
        SELECT
            contype,
            pg_get_constraintdef(oid) AS definition,
            (SELECT array_agg(attname::text ORDER BY position)
             FROM unnest(conkey) WITH ORDINALITY AS part (number, position)
             JOIN pg_attribute ON attrelid = conrelid AND attnum = part.number) AS columns
        FROM pg_constraint
        WHERE conrelid = wanted AND contype IN ('p', 'u')
        ORDER BY contype, oid
    LOOP
        CONTINUE WHEN EXISTS (
            SELECT
            FROM pg_index
            WHERE indrelid = older
                AND indisunique AND indisvalid AND indimmediate AND indpred IS NULL AND indexprs IS NULL
                AND (item.contype = 'u' OR indisprimary)
                AND (SELECT array_agg(attname::text ORDER BY attname)
                     FROM pg_attribute WHERE attrelid = older AND attnum = ANY (indkey::int2[]))
                    = (SELECT array_agg(name ORDER BY name) FROM unnest(item.columns) AS name));
        EXECUTE format(
            'SELECT count(*) FROM (SELECT count(*) OVER (PARTITION BY %1$s) AS same FROM %2$s WHERE (%1$s) IS NOT NULL) r
             WHERE same > 1',
            (SELECT string_agg(format('%I', name), ', ') FROM unnest(item.columns) AS name), older)
        INTO moved;
        IF moved > 0 AND keep_duplicates THEN
            RAISE WARNING '%: rows that share their key (%) stay, and the key waits for a migrate after they were replaced: %',
                wanted, array_to_string(item.columns, ', '), moved;
            CONTINUE;
        ELSIF moved > 0 THEN
            PERFORM ailog_batch.adopt_superseded(older, wanted, item.columns);
        END IF;
        EXECUTE format('ALTER TABLE %s ADD %s', older, item.definition);
    END LOOP;

    FOR item IN
        SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = wanted AND contype = 'c'
    LOOP
        EXECUTE format('ALTER TABLE %s ADD %s NOT VALID', older, item.definition);
    END LOOP;
END
$$;

--changeset ailog:0006-adopt-superseded splitStatements:false
--comment Moves all but the newest row of each key into ailog_batch.superseded_rows, as JSON: no row is lost.
CREATE FUNCTION ailog_batch.adopt_superseded(older regclass, wanted regclass, key text[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    moved bigint;
BEGIN
    CREATE TABLE IF NOT EXISTS ailog_batch.superseded_rows (
        table_name text NOT NULL,
        row_content jsonb NOT NULL,
        moved_at timestamptz NOT NULL DEFAULT now()
    );
    EXECUTE format(
        'WITH ranked AS (
             SELECT ctid AS place, row_number() OVER (PARTITION BY %1$s ORDER BY id DESC NULLS LAST, ctid DESC) AS rank
             FROM %2$s
             WHERE (%1$s) IS NOT NULL
         ), gone AS (
             DELETE FROM %2$s t USING ranked WHERE t.ctid = ranked.place AND ranked.rank > 1 RETURNING to_jsonb(t) AS row_content
         )
         INSERT INTO ailog_batch.superseded_rows (table_name, row_content) SELECT %3$L, row_content FROM gone',
        (SELECT string_agg(format('%I', name), ', ') FROM unnest(key) AS name), older, wanted);
    GET DIAGNOSTICS moved = ROW_COUNT;
    RAISE WARNING '%: rows with the same key (%) as a newer row moved to ailog_batch.superseded_rows: %',
        wanted, array_to_string(key, ', '), moved;
END
$$;

--changeset ailog:0006-adopt-free splitStatements:false
--comment Drops unique keys of an older table that would forbid rows which the key of relation wanted allows.
CREATE FUNCTION ailog_batch.adopt_free(older regclass, wanted regclass) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    item record;
BEGIN
    FOR item IN
        SELECT indexrelid::regclass AS name, conname
        FROM pg_index
        LEFT JOIN pg_constraint ON conindid = indexrelid AND conrelid = older
        WHERE indrelid = older AND indisunique AND NOT indisprimary
            AND NOT EXISTS (
                SELECT FROM pg_constraint WHERE conrelid = wanted AND contype IN ('p', 'u')
                    AND ARRAY(SELECT attname FROM pg_attribute WHERE attrelid = wanted AND attnum = ANY (conkey))
                        <@ ARRAY(SELECT attname FROM pg_attribute
                                 WHERE attrelid = older AND attnum = ANY (indkey::int2[])))
    LOOP
        RAISE WARNING '%: the older key % is dropped, it forbids rows that are needed', wanted, item.name;
        IF item.conname IS NULL THEN
            EXECUTE format('DROP INDEX %s', item.name);
        ELSE
            EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', older, item.conname);
        END IF;
    END LOOP;
END
$$;

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
