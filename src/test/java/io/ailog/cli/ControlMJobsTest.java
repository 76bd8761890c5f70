package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The folder of {@code jobs/control-m}, as far as its shape can be told without a Control-M. */
class ControlMJobsTest {
    private static final Set<String> ACTIONS =
            Set.of("Action:Rerun", "Action:Mail", "Action:Notify", "Action:SetToOK", "Action:SetToNotOK");

    static Stream<String> commands() {
        return jobs().map(job -> JobFiles.arguments(resolved(job.getValue())));
    }

    static Stream<Entry<String, Map<String, Object>>> jobs() {
        return folder().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Map)
                .map(entry -> Map.entry(entry.getKey(), JobFiles.map(entry.getValue())));
    }

    private static Map<String, Object> folder() {
        return JobFiles.map(JobFiles.at(definitions(), "AILOG"));
    }

    private static Map<String, Object> definitions() {
        return JobFiles.documents(Path.of("control-m", "ailog.json")).get(0);
    }

    /** The command with the job's and the folder's variables as they are set. */
    private static String resolved(final Map<String, Object> job) {
        String command = (String) JobFiles.at(job, "Command");
        for (final Map<String, Object> holder : List.of(job, folder())) {
            for (final Object variable : (List<?>) holder.getOrDefault("Variables", List.of())) {
                for (final Entry<String, Object> each : JobFiles.map(variable).entrySet()) {
                    command = command.replace("%%" + each.getKey(), String.valueOf(each.getValue()));
                }
            }
        }
        return command;
    }

    @Test
    void isAFolderWithDefaults() {
        assertThat(folder()).containsEntry("Type", "Folder").containsKey("ControlmServer");
        assertThat(JobFiles.map(JobFiles.at(definitions(), "Defaults"))).containsKeys("RunAs", "Host", "Application");
        assertThat(jobs().map(Entry::getKey))
                .contains(
                        "ailog-init",
                        "ailog-thresholds",
                        "ailog-purge",
                        "ailog-backfill-days",
                        "ailog-backfill-range",
                        "ailog-regular");
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void isACommandWithASchedule(final Entry<String, Map<String, Object>> job) {
        assertThat(job.getValue()).containsEntry("Type", "Job:Command").containsKeys("Description", "When");
        assertThat(resolved(job.getValue()))
                .startsWith("/opt/ailog/run-job.sh ")
                .doesNotContain("%%");
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void actsByExitCode(final Entry<String, Map<String, Object>> job) {
        final Map<String, Map<String, Object>> byCode = job.getValue().values().stream()
                .filter(value -> value instanceof Map)
                .map(JobFiles::map)
                .filter(value -> "If:CompletionStatus".equals(value.get("Type")))
                .collect(Collectors.toMap(value -> (String) value.get("CompletionStatus"), value -> value));

        assertThat(byCode).containsKeys("1", "2", "3", "5");
        assertThat(byCode.values())
                .allSatisfy(rule -> assertThat(actions(rule)).isNotEmpty().isSubsetOf(ACTIONS));
        assertThat(actions(JobFiles.map(byCode.get("2")))).containsExactly("Action:Mail");
        if (byCode.values().stream().anyMatch(rule -> actions(rule).contains("Action:Rerun"))) {
            assertThat(job.getValue()).containsKey("RerunLimit");
        }
    }

    @Test
    void startsRegularEachQuarterOfAnHour() {
        assertThat(JobFiles.at(folder(), "ailog-regular", "Rerun"))
                .isEqualTo(Map.of("Units", "Minutes", "Every", "15", "From", "Start"));
        assertThat(JobFiles.at(folder(), "ailog-thresholds", "When"))
                .isEqualTo(Map.of("WeekDays", List.of("MON"), "FromTime", "0420"));
        assertThat(JobFiles.at(folder(), "ailog-purge", "When"))
                .isEqualTo(Map.of("WeekDays", List.of("SUN"), "FromTime", "0315"));
    }

    private static List<String> actions(final Map<String, Object> rule) {
        return rule.values().stream()
                .filter(value -> value instanceof Map)
                .map(value -> (String) JobFiles.map(value).get("Type"))
                .toList();
    }
}
