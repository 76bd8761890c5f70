-- The steps of executions, each as the latest execution of the same instance left it: one that resumes works on what was
-- left alone.
-- Parameter: 1 executions.
SELECT latest.execution, latest.own, step.step_name, step.status, step.create_time, step.start_time, step.end_time,
       step.last_updated, step.read_count, step.write_count,
       step.read_skip_count + step.write_skip_count + step.process_skip_count AS skip_count,
       coalesce(context.serialized_context, context.short_context, '') AS context
FROM (
    SELECT DISTINCT ON (shown.job_execution_id, step.step_name)
           shown.job_execution_id AS execution,
           step.job_execution_id = shown.job_execution_id AS own,
           step.step_execution_id
    FROM ailog_batch.batch_job_execution AS shown
    JOIN ailog_batch.batch_job_execution AS earlier
      ON earlier.job_instance_id = shown.job_instance_id AND earlier.job_execution_id <= shown.job_execution_id
    JOIN ailog_batch.batch_step_execution AS step ON step.job_execution_id = earlier.job_execution_id
    WHERE shown.job_execution_id = ANY (?)
    ORDER BY shown.job_execution_id, step.step_name, step.step_execution_id DESC
) AS latest
JOIN ailog_batch.batch_step_execution AS step USING (step_execution_id)
LEFT JOIN ailog_batch.batch_step_execution_context AS context USING (step_execution_id)
ORDER BY latest.execution, step.step_name
