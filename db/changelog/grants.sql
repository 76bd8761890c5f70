--liquibase formatted sql

--changeset ailog:grants runAlways:true runOnChange:true
--comment What the application's role may do, and no more: set right by every migrate, so that a lost grant is mended by it.
GRANT USAGE ON SCHEMA ailog_peak, ailog_batch TO "${app.role}";

REVOKE ALL ON ALL TABLES IN SCHEMA ailog_peak, ailog_batch FROM "${app.role}";

REVOKE ALL ON ALL SEQUENCES IN SCHEMA ailog_peak, ailog_batch FROM "${app.role}";

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

GRANT SELECT, INSERT, UPDATE, DELETE ON
    ailog_batch.batch_job_instance,
    ailog_batch.batch_job_execution,
    ailog_batch.batch_job_execution_params,
    ailog_batch.batch_job_execution_context,
    ailog_batch.batch_step_execution,
    ailog_batch.batch_step_execution_context,
    ailog_batch.coverage,
    ailog_batch.range_claim,
    ailog_batch.late_count
TO "${app.role}";

GRANT SELECT ON ailog_batch.databasechangelog TO "${app.role}";

GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ailog_peak, ailog_batch TO "${app.role}";
