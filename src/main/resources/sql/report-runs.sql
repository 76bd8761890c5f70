-- The newest executions over windows of a range. Their times are written alike, so that they compare as texts.
-- Parameters: 1 to (exclusive), 2 from, 3 how many.
SELECT execution.job_execution_id, instance.job_name,
       starts.parameter_value AS range_start, ends.parameter_value AS range_end,
       execution.start_time, execution.end_time, execution.status,
       nullif(execution.exit_code, 'UNKNOWN') AS exit_code
FROM ailog_batch.batch_job_execution AS execution
JOIN ailog_batch.batch_job_instance AS instance USING (job_instance_id)
JOIN ailog_batch.batch_job_execution_params AS starts
  ON starts.job_execution_id = execution.job_execution_id AND starts.parameter_name = 'from'
JOIN ailog_batch.batch_job_execution_params AS ends
  ON ends.job_execution_id = execution.job_execution_id AND ends.parameter_name = 'to'
WHERE starts.parameter_value < ?::text COLLATE "C"
  AND ends.parameter_value > ?::text COLLATE "C"
ORDER BY execution.job_execution_id DESC
LIMIT ?
