package io.ailog.report;

import java.nio.file.Path;
import java.util.List;

/** Where reports are written to. */
public interface ReportFolder {
    /** The formats that there are, as {@code --format} names them. */
    List<String> formats();

    /**
     * Makes sure, before long work, that files can be written to {@code directory}, and makes it if it is not there.
     *
     * @throws UnwrittenReport when not
     */
    void require(Path directory);

    /**
     * Writes {@code report} in each of {@code formats}; a file that is there already is replaced as a whole.
     *
     * @return the files
     * @throws UnwrittenReport when one could not be written
     */
    List<Path> write(Report report, Path directory, List<String> formats);
}
