-- Makes the roles, the login users and the two schemas of AI Log Analyzer in an existing database.
-- Run once by a superuser (or an administrator with CREATEROLE who owns the database), before `migrate`.
-- May be run again at any time: it changes passwords to those given and repairs owners and rights, and drops nothing.
-- PostgreSQL 12 to 18, psql 11 or newer.
--
--   psql -X -h db.example.com -U postgres -d ailog <<'END'
--   \set app_password `cat /run/secrets/ailog_app`
--   \set ddl_password `cat /run/secrets/ailog_ddl`
--   \i db/bootstrap.sql
--   END
--
-- (`psql -v app_password=... -f db/bootstrap.sql` works too, but shows the passwords in the list of processes.)
--
-- variable       default                    means
-- app_password   -  (required)              password of app_user: DB_PASSWORD
-- ddl_password   -  (required)              password of ddl_user: DB_DDL_PASSWORD
-- app_user       ailog_analyzer_app         login of the jobs: DB_USER
-- ddl_user       ailog_analyzer_ddl         login of `migrate` alone: DB_DDL_USER
-- app_role       role_ailog_analyzer_app    may read and write rows, nothing else
-- ddl_role       role_ailog_analyzer_ddl    owns the schemas and all in them

\set ON_ERROR_STOP on
\if :{?app_role}
\else
  \set app_role 'role_ailog_analyzer_app'
\endif
\if :{?ddl_role}
\else
  \set ddl_role 'role_ailog_analyzer_ddl'
\endif
\if :{?app_user}
\else
  \set app_user 'ailog_analyzer_app'
\endif
\if :{?ddl_user}
\else
  \set ddl_user 'ailog_analyzer_ddl'
\endif
\if :{?app_password}
\else
  DO $$ BEGIN RAISE EXCEPTION 'The variable app_password is missing: it becomes the password of app_user.'; END $$;
\endif
\if :{?ddl_password}
\else
  DO $$ BEGIN RAISE EXCEPTION 'The variable ddl_password is missing: it becomes the password of ddl_user.'; END $$;
\endif

BEGIN;
SET LOCAL client_min_messages = warning;
SET LOCAL password_encryption = 'scram-sha-256';

SELECT 'DO $$ BEGIN RAISE EXCEPTION ''app_user and ddl_user must be different users.''; END $$'
WHERE :'app_user' = :'ddl_user'
\gexec

-- Roles. Created only when missing, then set right whatever they were.
SELECT format('CREATE ROLE %I NOLOGIN', name)
FROM (VALUES (:'ddl_role'), (:'app_role'), (:'ddl_user'), (:'app_user')) AS wanted (name)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name)
\gexec

ALTER ROLE :"ddl_user" LOGIN PASSWORD :'ddl_password';
ALTER ROLE :"app_user" LOGIN PASSWORD :'app_password';
-- Times without a zone, as an older installation writes them, are UTC.
ALTER ROLE :"app_user" SET timezone = 'UTC';
GRANT :"ddl_role" TO :"ddl_user";
GRANT :"app_role" TO :"app_user";

-- An administrator who is no superuser must be able to become the owner to create schemas for it; having created the
-- role doesn't suffice from PostgreSQL 16 on.
SELECT format('GRANT %I TO CURRENT_USER', :'ddl_role')
FROM pg_roles
WHERE rolname = current_user AND NOT rolsuper
\gexec

-- The database: what PUBLIC holds by default and nobody here needs.
GRANT CONNECT ON DATABASE :"DBNAME" TO :"ddl_role", :"app_role";
REVOKE TEMPORARY ON DATABASE :"DBNAME" FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

-- The schemas.
CREATE SCHEMA IF NOT EXISTS ailog_peak;
CREATE SCHEMA IF NOT EXISTS ailog_batch;
ALTER SCHEMA ailog_peak OWNER TO :"ddl_role";
ALTER SCHEMA ailog_batch OWNER TO :"ddl_role";
REVOKE ALL ON SCHEMA ailog_peak, ailog_batch FROM PUBLIC;
REVOKE CREATE ON SCHEMA ailog_peak, ailog_batch FROM :"app_role", :"app_user";
GRANT USAGE ON SCHEMA ailog_peak, ailog_batch TO :"app_role";

-- Tables, views and sequences of an older installation get the owner that `migrate` works as.
SELECT format(
    'ALTER %s %I.%I OWNER TO %I',
    CASE relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
    nspname,
    relname,
    :'ddl_role')
FROM pg_class
JOIN pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname IN ('ailog_peak', 'ailog_batch')
    AND relkind IN ('r', 'p', 'v', 'm', 'S')
    AND pg_get_userbyid(relowner) <> :'ddl_role'
    AND NOT EXISTS (
        SELECT FROM pg_depend
        WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype IN ('a', 'i') AND relkind = 'S')
\gexec

COMMIT;
