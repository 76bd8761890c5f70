package io.ailog.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.window.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealLogsTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Date,Time      | 2015-07-29,"17:41:44,747"  | 2015-07-29T17:41:44.747Z
            Date,Time      | 2016-09-28,04:30:30        | 2016-09-28T04:30:30Z
            Date,Time      | 2017-05-16,00:00:00.008    | 2017-05-16T00:00:00.008Z
            Date,Time      | 17/06/09,20:10:40          | 2017-06-09T20:10:40Z
            Date,Time      | 081109,203615              | 2008-11-09T20:36:15Z
            Time           | Sun Dec 04 04:47:44 2005   | 2005-12-04T04:47:44Z
            Time           | 20171223-22:15:29:606      | 2017-12-23T22:15:29.606Z
            Time           | 1077804742                 | 2004-02-26T14:12:22Z
            Timestamp,Time | 1117838570,15.42.50        | 2005-06-03T22:42:50Z""")
    void readsEachWayToWriteAMoment(final String columns, final String values, final Instant time) throws IOException {
        write("X", "LineId," + columns + ",Content", "1," + values + ",text");

        assertThat(RealLogs.in(folder).documents())
                .extracting(LogDocument::time)
                .containsExactly(time);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Date,Time     | 03-17,16:13:38.811
            Date,Day,Time | Dec,10,06:55:46
            Time          | 10.30 16:49:06""")
    void leavesOutSystemsWithoutAYear(final String columns, final String values) throws IOException {
        write("X", "LineId," + columns + ",Content", "1," + values + ",text");

        assertThat(RealLogs.in(folder).documents()).isEmpty();
    }

    @Test
    void countsPerSystemAndWindow() throws IOException {
        write(
                "Alpha",
                "LineId,Date,Time,Component,Content",
                "1,2016-09-28,04:29:59,c,\"one, \"\"two\"\"\"",
                "2,2016-09-28,04:30:00,c,three",
                "3,2016-09-28,04:44:59,d,four");
        final RealLogs logs = RealLogs.in(folder);

        assertThat(logs.namespaces()).containsExactly("alpha");
        assertThat(logs.counts())
                .isEqualTo(Map.of(
                        "alpha", Map.of(window("2016-09-28T04:15:00Z"), 1L, window("2016-09-28T04:30:00Z"), 2L)));
        assertThat(logs.documents().get(0).message()).contains("one, \"two\"");
        assertThat(logs.documents()).allMatch(LogDocument::isError);
    }

    private void write(final String system, final String... lines) throws IOException {
        Files.write(folder.resolve(system + "_2k.log_structured.csv"), java.util.List.of(lines));
    }

    private static Window window(final String start) {
        return new Window(Instant.parse(start));
    }
}
