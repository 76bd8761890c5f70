--liquibase formatted sql

--changeset ailog:grants splitStatements:false runAlways:true runOnChange:true
--comment What the application's role may do, and no more: set right by every migrate, so that a lost grant is mended by it.
DO $$
DECLARE
    item record;
BEGIN
    -- what an older installation granted beyond that, to the role, to its members by themselves, or to everybody; tables
    -- of its own that we don't know stay readable and writable for whom it let
    FOR item IN
        SELECT
            format('%s %I.%I', CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, nspname, relname) AS object,
            CASE
                WHEN grantee <> 'PUBLIC'
                    AND (nspname = 'ailog_batch'
                        OR relname ~ ('^(peak_raw_data|aggregation_data|peak_thresholds|peak_threshold_caps'
                            || '|peak_threshold_dow|peak_investigation|known_issues|error_signatures|service_health'
                            || '|cascade_failures|service_dependencies|v_peak_thresholds|v_all_thresholds_matrix)(_id_seq)?$'))
                    THEN 'ALL'
                WHEN relkind = 'S' THEN 'UPDATE'
                ELSE 'TRUNCATE, REFERENCES, TRIGGER'
            END AS rights,
            grantee
        FROM pg_class
        JOIN pg_namespace ON pg_namespace.oid = relnamespace
        CROSS JOIN (
            SELECT quote_ident(rolname) AS grantee
            FROM pg_roles
            WHERE pg_has_role(oid, '${app.role}', 'MEMBER') AND NOT pg_has_role(oid, current_user, 'MEMBER')
            UNION ALL
            SELECT 'PUBLIC'
        ) AS grantees
        WHERE nspname IN ('ailog_peak', 'ailog_batch')
            AND relkind IN ('r', 'p', 'v', 'S')
            -- nobody but the owner has rights on what nothing was granted on, as on months of facts
            AND relacl IS NOT NULL
            AND pg_get_userbyid(relowner) = current_user
    LOOP
        EXECUTE format('REVOKE %s ON %s FROM %s', item.rights, item.object, item.grantee);
    END LOOP;

    GRANT USAGE ON SCHEMA ailog_peak, ailog_batch TO "${app.role}";

    GRANT SELECT, INSERT, UPDATE, DELETE ON
        ailog_peak.peak_raw_data,
        ailog_peak.aggregation_data,
        ailog_peak.peak_thresholds,
        ailog_peak.peak_threshold_caps,
        ailog_peak.peak_threshold_dow,
        ailog_peak.peak_investigation,
        ailog_peak.known_issues,
        ailog_peak.error_signatures,
        ailog_peak.service_health,
        ailog_peak.cascade_failures,
        ailog_peak.service_dependencies
    TO "${app.role}";

    GRANT SELECT ON ailog_peak.v_peak_thresholds, ailog_peak.v_all_thresholds_matrix TO "${app.role}";

    -- deleted by purge alone, but for a job instance without executions, which a crash left
    GRANT SELECT, INSERT, DELETE ON
        ailog_batch.batch_job_instance,
        ailog_batch.batch_job_execution_params,
        ailog_batch.late_count,
        ailog_batch.kept_window,
        ailog_batch.fact_horizon
    TO "${app.role}";

    GRANT SELECT, INSERT, UPDATE, DELETE ON
        ailog_batch.batch_job_execution,
        ailog_batch.batch_job_execution_context,
        ailog_batch.batch_step_execution,
        ailog_batch.batch_step_execution_context,
        ailog_batch.coverage,
        ailog_batch.range_claim,
        ailog_batch.signature_total,
        ailog_batch.stale_verdict,
        ailog_batch.announced_episode
    TO "${app.role}";

    -- facts of a window are replaced, not changed
    GRANT SELECT, INSERT, DELETE ON
        ailog_batch.signature_fact,
        ailog_batch.service_fact,
        ailog_batch.path_fact,
        ailog_batch.call_fact,
        ailog_batch.issue_fact
    TO "${app.role}";

    GRANT SELECT, INSERT, UPDATE ON ailog_batch.window_fact, ailog_batch.announcement_channel TO "${app.role}";

    GRANT SELECT, INSERT ON ailog_batch.retracted_incident TO "${app.role}";

    GRANT EXECUTE ON FUNCTION
        ailog_batch.make_fact_months(timestamptz, timestamptz),
        ailog_batch.drop_empty_fact_months()
    TO "${app.role}";

    GRANT SELECT ON ailog_batch.databasechangelog TO "${app.role}";

    FOR item IN
        SELECT format('%I.%I', nspname, relname) AS sequence
        FROM pg_class
        JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname IN ('ailog_peak', 'ailog_batch') AND relkind = 'S' AND pg_get_userbyid(relowner) = current_user
    LOOP
        EXECUTE format('GRANT USAGE ON SEQUENCE %s TO "${app.role}"', item.sequence);
    END LOOP;
END
$$;
