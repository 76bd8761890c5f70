--liquibase formatted sql

-- Tools of the adoption of older tables; 0006-adopt-older-tables drops them. Nothing of them stays in a database, so one
-- that ran an earlier text of them (validCheckSum) is as good as one that ran this.

--changeset ailog:0006-adopt-column splitStatements:false
--validCheckSum: 1:any
--comment Gives one column of an older table (relation older) the type and default of the same column in relation wanted. Where that would change values, or views forbid it, the older column stays as older_NAME.
CREATE FUNCTION ailog_batch.adopt_column(older regclass, wanted regclass, name text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    aside CONSTANT text := 'older_' || name;
    has pg_attribute;
    wants pg_attribute;
    has_type text;
    wanted_type text;
    default_expression text;
    conversion text;
    fate text := 'converted';
BEGIN
    SELECT * INTO wants FROM pg_attribute WHERE attrelid = wanted AND attname = name;
    SELECT * INTO has FROM pg_attribute WHERE attrelid = older AND attname = name AND NOT attisdropped;
    has_type := format_type(has.atttypid, has.atttypmod);
    wanted_type := format_type(wants.atttypid, wants.atttypmod);
    SELECT pg_get_expr(adbin, adrelid) INTO default_expression
    FROM pg_attrdef
    WHERE (adrelid = wanted AND adnum = wants.attnum)
        OR (adrelid = older AND adnum = has.attnum AND has.attgenerated = '' AND name <> 'id')
    ORDER BY adrelid = wanted DESC
    LIMIT 1;

    IF has.attname IS NOT NULL AND has.attidentity <> '' THEN
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP IDENTITY', older, name);
    ELSIF has.attname IS NOT NULL AND has.attgenerated = '' THEN
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP DEFAULT', older, name);
    END IF;

    -- numbers may stay wider than needed, and become wide enough without losing digits
    IF has.atttypid = wants.atttypid AND has.atttypid = 'numeric'::regtype AND has.atttypmod <> -1 THEN
        wanted_type := format(
            'numeric(%s,%s)',
            greatest(((has.atttypmod - 4) >> 16) - ((has.atttypmod - 4) & 65535),
                     ((wants.atttypmod - 4) >> 16) - ((wants.atttypmod - 4) & 65535))
                + greatest((has.atttypmod - 4) & 65535, (wants.atttypmod - 4) & 65535),
            greatest((has.atttypmod - 4) & 65535, (wants.atttypmod - 4) & 65535));
    ELSIF has.atttypid = wants.atttypid
        OR (has.atttypid IN ('bigint'::regtype, 'numeric'::regtype)
            AND wants.atttypid IN ('integer'::regtype, 'bigint'::regtype) AND name <> 'id') THEN
        wanted_type := has_type;
    END IF;

    -- %s stands for the value
    conversion := CASE
        WHEN wants.atttypid = 'timestamptz'::regtype AND has.atttypid IN ('timestamp'::regtype, 'date'::regtype)
            THEN '(%s)::timestamp AT TIME ZONE ''UTC'''
        ELSE '(%s)::' || wanted_type
    END;

    IF has.attname IS NOT NULL AND wanted_type <> has_type THEN
        BEGIN
            IF ailog_batch.adopt_changes(older, has, wants) THEN
                wanted_type := CASE wants.atttypid WHEN 'numeric'::regtype THEN 'numeric' ELSE wanted_type END;
                conversion := CASE wants.atttypid WHEN 'numeric'::regtype THEN '(%s)::text::numeric' ELSE conversion END;
                fate := CASE wants.atttypid WHEN 'numeric'::regtype THEN 'converted' ELSE 'copied' END;
            END IF;
            IF fate = 'converted' THEN
                EXECUTE format('ALTER TABLE %s ALTER COLUMN %I TYPE %s USING %s',
                    older, name, wanted_type, format(conversion, quote_ident(name)));
            END IF;
        EXCEPTION
            WHEN feature_not_supported THEN
                fate := 'followed';
            WHEN data_exception OR cannot_coerce OR datatype_mismatch THEN
                fate := 'apart';
        END;
    END IF;

    IF fate <> 'converted' THEN
        RAISE WARNING '%.% was %, %: that column is now called %',
            wanted, name, has_type,
            CASE fate
                WHEN 'followed' THEN 'which a view or the like needs'
                WHEN 'copied' THEN 'which says more than ' || wanted_type
                ELSE 'which can''t become ' || wanted_type
            END,
            aside;
        EXECUTE format('ALTER TABLE %s RENAME COLUMN %I TO %I', older, name, aside);
    END IF;
    IF has.attname IS NULL OR fate <> 'converted' THEN
        EXECUTE format('ALTER TABLE %s ADD COLUMN %I %s DEFAULT %s',
            older, name, wanted_type, coalesce(default_expression, 'NULL'));
    ELSIF default_expression IS NOT NULL AND has.attgenerated = '' THEN
        EXECUTE format('ALTER TABLE %s ALTER COLUMN %I SET DEFAULT %s', older, name, default_expression);
    END IF;
    IF fate IN ('followed', 'copied') THEN
        EXECUTE format('UPDATE %s SET %I = %s', older, name, format(conversion, quote_ident(aside)));
    END IF;
    IF fate = 'followed' THEN
        PERFORM ailog_batch.adopt_follower(older, name, has_type, conversion);
    END IF;
    IF default_expression IS NOT NULL AND wants.attnotnull AND has.attgenerated = '' AND name <> 'id' THEN
        EXECUTE format('UPDATE %s SET %I = DEFAULT WHERE %I IS NULL', older, name, name);
    END IF;
END
$$;

-- Whether values of an older column would not be the same in the wanted type: digits or times of day lost.
CREATE FUNCTION ailog_batch.adopt_changes(older regclass, has pg_attribute, wants pg_attribute) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    scale CONSTANT int := (wants.atttypmod - 4) & 65535;
    digits CONSTANT int := ((wants.atttypmod - 4) >> 16) - scale;
    changes boolean;
BEGIN
    IF has.atttypid NOT IN ('real'::regtype, 'double precision'::regtype, 'timestamp'::regtype, 'timestamptz'::regtype)
        OR wants.atttypid NOT IN ('numeric'::regtype, 'integer'::regtype, 'bigint'::regtype, 'date'::regtype) THEN
        RETURN false;
    END IF;
    EXECUTE format(
        CASE wants.atttypid
            WHEN 'numeric'::regtype
                THEN 'SELECT EXISTS (SELECT FROM %1$s CROSS JOIN LATERAL (SELECT %2$I::text::numeric) AS exact (value)
                      WHERE value <> round(value, %3$s) OR abs(value) >= 10::numeric ^ %4$s)'
            ELSE 'SELECT EXISTS (SELECT FROM %1$s WHERE %2$I::%5$s::%6$s <> %2$I)'
        END,
        older, has.attname, scale, digits,
        format_type(wants.atttypid, wants.atttypmod), format_type(has.atttypid, has.atttypmod))
    INTO changes;
    RETURN changes;
END
$$;

-- Lets the column older_NAME go on saying what the column NAME says, in its own type, for the views that read it; and NAME what comes in by such a view.
CREATE FUNCTION ailog_batch.adopt_follower(older regclass, name text, older_type text, conversion text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    aside CONSTANT text := 'older_' || name;
    follower CONSTANT text := format(
        'ailog_batch.%I', 'follow_' || (SELECT relname FROM pg_class WHERE oid = older) || '_' || name);
    way_back CONSTANT text := CASE
        WHEN older_type LIKE 'timestamp%without time zone' THEN '(%s AT TIME ZONE ''UTC'')::' || older_type
        ELSE '(%s)::' || older_type
    END;
BEGIN
    EXECUTE format(
        'CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql AS $follow$
         BEGIN
             IF NEW.%I IS NULL THEN
                 NEW.%I := %s;
             END IF;
             NEW.%I := %s;
             RETURN NEW;
         END
         $follow$',
        follower,
        name,
        name, format(conversion, format('NEW.%I', aside)),
        aside, format(way_back, format('NEW.%I', name)));
    EXECUTE format('CREATE TRIGGER %I BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION %s()',
        'follow_' || name, older, follower);
END
$$;

--changeset ailog:0006-adopt-keys splitStatements:false
--validCheckSum: 1:any
--comment Gives an older table the keys, checks and indexes of relation wanted, and its own wider ones again. Rows that are in the way of a key move to ailog_batch.superseded_rows.
CREATE FUNCTION ailog_batch.adopt_keys(older regclass, wanted regclass, wider_keys jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    item record;
    listed text;
    moved bigint;
BEGIN
    FOR item IN
        SELECT
            1 AS turn,
            contype::text AS kind,
            oid::text AS name,
            ARRAY(SELECT attname::text
                  FROM unnest(conkey) WITH ORDINALITY AS part (number, position)
                  JOIN pg_attribute ON attrelid = conrelid AND attnum = part.number
                  ORDER BY position) AS columns
        FROM pg_constraint
        WHERE conrelid = wanted AND contype IN ('p', 'u')
        UNION ALL
        SELECT 2, 'u', key::text, ARRAY(SELECT jsonb_array_elements_text(key))
        FROM jsonb_array_elements(wider_keys) AS key
        ORDER BY 1, 2, 3
    LOOP
        CONTINUE WHEN EXISTS (
            SELECT
            FROM pg_index
            WHERE indrelid = older
                AND indisunique AND indisvalid AND indimmediate AND indpred IS NULL AND indexprs IS NULL
                AND (item.kind = 'u' OR indisprimary)
                AND ARRAY(SELECT attname::text
                          FROM pg_attribute
                          WHERE attrelid = older AND attnum = ANY (indkey::int2[])
                          ORDER BY 1)
                    = ARRAY(SELECT name FROM unnest(item.columns) AS name ORDER BY 1));
        SELECT string_agg(format('%I', name), ', ') INTO listed FROM unnest(item.columns) AS name;
        EXECUTE format(
            'SELECT count(*)
             FROM (SELECT count(*) OVER (PARTITION BY %1$s) AS same FROM %2$s WHERE (%1$s) IS NOT NULL) AS rows
             WHERE same > 1',
            listed, older)
        INTO moved;
        IF moved > 0 AND wanted = to_regclass('ailog_peak.peak_thresholds') THEN
            RAISE WARNING '%: rows that share their key (%) stay, and the key is left out while they do: %',
                wanted, listed, moved;
            CONTINUE;
        ELSIF moved > 0 THEN
            PERFORM ailog_batch.adopt_superseded(older, wanted, item.columns);
        END IF;
        EXECUTE format('ALTER TABLE %s ADD %s (%s)',
            older, CASE item.kind WHEN 'p' THEN 'PRIMARY KEY' ELSE 'UNIQUE' END, listed);
    END LOOP;

    -- a check that an older row fails would forbid every change of that row
    FOR item IN
        SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conrelid = wanted AND contype = 'c'
    LOOP
        BEGIN
            EXECUTE format('ALTER TABLE %s ADD %s', older, item.definition);
        EXCEPTION WHEN check_violation THEN
            RAISE WARNING '%: left out, because older rows fail it: %', wanted, item.definition;
        END;
    END LOOP;
END
$$;

-- The unique keys of an older table that are a key of relation wanted and more, as lists of columns: older inserts name them in ON CONFLICT.
CREATE FUNCTION ailog_batch.adopt_wider_keys(older regclass, wanted regclass) RETURNS jsonb
LANGUAGE sql AS $$
    SELECT coalesce(jsonb_agg(DISTINCT to_jsonb(has.columns)), '[]')
    FROM (
        SELECT ARRAY(
            SELECT attname::text
            FROM unnest(indkey::int2[]) WITH ORDINALITY AS part (number, position)
            JOIN pg_attribute ON attrelid = older AND attnum = part.number
            WHERE position <= indnkeyatts
            ORDER BY position) AS columns
        FROM pg_index
        WHERE indrelid = older AND indisunique AND indisvalid AND indpred IS NULL AND indexprs IS NULL
    ) AS has
    WHERE EXISTS (
        SELECT
        FROM pg_constraint
        JOIN LATERAL (
            SELECT array_agg(attname::text) AS columns
            FROM pg_attribute
            WHERE attrelid = wanted AND attnum = ANY (conkey)
        ) AS needed ON true
        WHERE conrelid = wanted AND contype IN ('p', 'u')
            AND needed.columns <@ has.columns AND NOT has.columns <@ needed.columns)
$$;

--changeset ailog:0006-adopt-superseded splitStatements:false
--validCheckSum: 1:any
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
--validCheckSum: 1:any
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
