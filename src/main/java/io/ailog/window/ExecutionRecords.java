package io.ailog.window;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The record of job executions, with what the database knows of their processes. Reading it disturbs nobody. */
public interface ExecutionRecords {
    /** The newest {@code ofEach} executions of each of {@code jobs}, the newest first. */
    List<ExecutionRecord> newest(Collection<String> jobs, int ofEach);

    Optional<ExecutionRecord> find(long id);

    /** The steps of {@code executions}, each in its latest state up to that execution, by name. */
    List<StepRecord> steps(Collection<Long> executions);

    /** What the ledger has from {@code execution}, which worked on {@code range}. */
    Ledger ledger(long execution, WindowRange range);

    /**
     * Rows of the ledger.
     *
     * @param rows windows times namespaces
     * @param counted documents that the log store counted
     * @param read documents that were read of them
     */
    record Ledger(long rows, long counted, long read) {
        public static final Ledger EMPTY = new Ledger(0, 0, 0);
    }
}
