-- The windows of the ledger that were collected before they had ended: the run that collected them told a later time than
-- a run after it, so the clock was set back between the two, and the later run's time lies before the window's end.
-- Parameters: 1 how many runs are looked at, the newest; 2 from, 3 to (exclusive), 4 namespaces.
WITH run AS (
    SELECT job_execution_id, parameter_value::timestamptz AS told
    FROM ailog_batch.batch_job_execution_params
    WHERE parameter_name = 'asOf'
    ORDER BY job_execution_id DESC
    LIMIT ?
),
compared AS (
    SELECT job_execution_id,
           told,
           min(told) OVER (ORDER BY job_execution_id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS told_later
    FROM run
)
SELECT DISTINCT known.window_start
FROM compared
JOIN ailog_batch.coverage AS known USING (job_execution_id)
WHERE compared.told_later < compared.told
  AND compared.told_later < known.window_start + interval '15 minutes'
  AND known.window_start >= ?::timestamptz
  AND known.window_start < ?::timestamptz
  AND known.namespace = ANY (?)
ORDER BY known.window_start
