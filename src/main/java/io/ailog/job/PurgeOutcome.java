package io.ailog.job;

import io.ailog.window.Removed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a purge ended, or what it would do.
 *
 * @param stopped whether it ended before its time, because someone asked it to
 * @param cut the windows before it are purged
 * @param removed by table; none of tables of which none went
 * @param kept windows before the cut that stay because of open incidents
 */
public record PurgeOutcome(boolean stopped, Instant cut, List<Removed> removed, long kept, Duration elapsed) {}
