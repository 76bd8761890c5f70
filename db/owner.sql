-- Makes the schemas when they are missing, and hands what the DDL user itself owns in them over to the owning role.
-- `migrate` runs this as the DDL user before the changelog; the setting ailog.owner names the role.
DO $$
DECLARE
    owner_role CONSTANT text := current_setting('ailog.owner');
    item record;
BEGIN
    IF to_regnamespace('ailog_peak') IS NULL THEN
        CREATE SCHEMA ailog_peak;
    END IF;
    IF to_regnamespace('ailog_batch') IS NULL THEN
        CREATE SCHEMA ailog_batch;
    END IF;
    IF owner_role = current_user THEN
        RETURN;
    END IF;
    FOR item IN
        SELECT nspname
        FROM pg_namespace
        WHERE nspname IN ('ailog_peak', 'ailog_batch') AND pg_get_userbyid(nspowner) = current_user
    LOOP
        EXECUTE format('GRANT ALL ON SCHEMA %I TO %I WITH GRANT OPTION', item.nspname, owner_role);
    END LOOP;
    FOR item IN
        SELECT
            nspname,
            relname,
            CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END
                AS kind
        FROM pg_class
        JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname IN ('ailog_peak', 'ailog_batch')
            AND relkind IN ('r', 'p', 'v', 'm', 'S')
            AND pg_get_userbyid(relowner) = current_user
            AND NOT EXISTS (
                SELECT
                FROM pg_depend
                WHERE classid = 'pg_class'::regclass
                    AND objid = pg_class.oid
                    AND deptype IN ('a', 'i')
                    AND relkind = 'S')
    LOOP
        EXECUTE format('ALTER %s %I.%I OWNER TO %I', item.kind, item.nspname, item.relname, owner_role);
    END LOOP;
END
$$;
