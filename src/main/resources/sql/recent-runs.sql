-- The ranges of the newest instances of a job, each with the status of its last execution.
-- Parameters: 1 job, 2 how many.
SELECT starts.parameter_value AS range_start, ends.parameter_value AS range_end, last.status
FROM (
    SELECT job_instance_id
    FROM ailog_batch.batch_job_instance
    WHERE job_name = ?
    ORDER BY job_instance_id DESC
    LIMIT ?
) AS instance
CROSS JOIN LATERAL (
    SELECT execution.job_execution_id, execution.status
    FROM ailog_batch.batch_job_execution AS execution
    WHERE execution.job_instance_id = instance.job_instance_id
    ORDER BY execution.job_execution_id DESC
    LIMIT 1
) AS last
JOIN ailog_batch.batch_job_execution_params AS starts
  ON starts.job_execution_id = last.job_execution_id AND starts.parameter_name = 'from'
JOIN ailog_batch.batch_job_execution_params AS ends
  ON ends.job_execution_id = last.job_execution_id AND ends.parameter_name = 'to'
ORDER BY instance.job_instance_id DESC
