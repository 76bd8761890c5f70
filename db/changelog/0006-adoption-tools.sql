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
