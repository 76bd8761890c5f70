package io.ailog.job;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.step.StepExecution;

/** What each line of the log says of the run that it belongs to, in the thread that writes it. */
public final class LogContext {
    private static final String JOB = "ailog.job";
    private static final String EXECUTION = "ailog.execution";
    private static final String RANGE = "ailog.range";
    private static final String DAY = "ailog.day";

    private LogContext() {}

    /** From now on lines of this thread are of {@code job}, and of no execution yet. */
    public static void begin(final String job) {
        MDC.clear();
        MDC.put(JOB, job);
    }

    /** The job of an execution over {@code parameters} that is about to begin. */
    static void enter(final String job, final JobParameters parameters) {
        MDC.put(JOB, job);
        final @Nullable String from = parameters.getString(RunParameter.FROM);
        final @Nullable String to = parameters.getString(RunParameter.TO);
        if (from != null && to != null) {
            MDC.put(RANGE, from + "/" + to);
        }
    }

    static void enter(final JobExecution execution) {
        enter(execution.getJobInstance().getJobName(), execution.getJobParameters());
        MDC.put(EXECUTION, Long.toString(execution.getId()));
    }

    static void leave() {
        MDC.remove(EXECUTION);
        MDC.remove(RANGE);
    }

    /** A partition, whose name ends with its first window. */
    static void enter(final StepExecution day) {
        MDC.put(DAY, day.getStepName().replaceFirst("^[^:]*:", ""));
    }

    /** {@code task} with the lines of another thread as those of the calling one are; what it enters ends with it. */
    public static Runnable carried(final Runnable task) {
        final @Nullable Map<String, String> context = MDC.getCopyOfContextMap();
        return () -> {
            MDC.setContextMap(context == null ? Map.of() : context);
            try {
                task.run();
            } finally {
                MDC.clear();
            }
        };
    }
}
