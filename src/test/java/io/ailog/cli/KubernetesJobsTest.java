package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.scheduling.support.CronExpression;

/** The jobs and cron jobs of {@code jobs/kubernetes}. */
class KubernetesJobsTest {
    private static final String FOLDER = "kubernetes";

    /** A pod, and what surrounds it. */
    private record Workload(Map<String, Object> document) {
        boolean isCron() {
            return "CronJob".equals(document.get("kind"));
        }

        Object job(final String... keys) {
            final Object spec =
                    isCron() ? JobFiles.at(document, "spec", "jobTemplate", "spec") : JobFiles.at(document, "spec");
            return JobFiles.at(spec, keys);
        }

        Object pod(final String... keys) {
            return JobFiles.at(job("template", "spec"), keys);
        }

        Object container(final String... keys) {
            return JobFiles.at(pod("containers", "0"), keys);
        }

        String command() {
            return ((List<?>) container("args")).stream().map(String::valueOf).collect(Collectors.joining(" "));
        }

        @Override
        public String toString() {
            return String.valueOf(JobFiles.at(document, "metadata", "name"));
        }
    }

    static Stream<String> commands() {
        return workloads().map(Workload::command);
    }

    private static Stream<Map<String, Object>> documents() {
        return JobFiles.in(FOLDER, ".yaml").stream().flatMap(file -> JobFiles.documents(file).stream());
    }

    static Stream<Workload> workloads() {
        return documents()
                .filter(document -> String.valueOf(document.get("kind")).endsWith("Job"))
                .map(Workload::new);
    }

    static Stream<Workload> crons() {
        return workloads().filter(Workload::isCron);
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void mayDoLittle(final Workload workload) {
        assertThat(workload.pod("automountServiceAccountToken")).isEqualTo(false);
        assertThat(workload.pod("securityContext", "runAsNonRoot")).isEqualTo(true);
        assertThat(workload.pod("securityContext", "runAsUser")).isEqualTo(10001);
        assertThat(workload.pod("securityContext", "seccompProfile", "type")).isEqualTo("RuntimeDefault");
        assertThat(workload.container("securityContext", "readOnlyRootFilesystem"))
                .isEqualTo(true);
        assertThat(workload.container("securityContext", "allowPrivilegeEscalation"))
                .isEqualTo(false);
        assertThat(workload.container("securityContext", "capabilities", "drop"))
                .isEqualTo(List.of("ALL"));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void isBounded(final Workload workload) {
        assertThat(workload.container("resources", "limits", "memory")).isEqualTo("512Mi");
        assertThat((Integer) workload.job("activeDeadlineSeconds")).isPositive();
        assertThat((Integer) workload.pod("terminationGracePeriodSeconds")).isGreaterThan(10);
        assertThat(workload.pod("restartPolicy")).isEqualTo("Never");
        assertThat(workload.job("podFailurePolicy", "rules", "0", "onExitCodes", "values"))
                .isEqualTo(List.of(2, 3));
        assertThat(workload.job("podFailurePolicy", "rules", "0", "onExitCodes", "containerName"))
                .isEqualTo(workload.container("name"));
    }

    @ParameterizedTest
    @MethodSource("crons")
    void isOneAtATimeWhenCronSaysSo(final Workload workload) {
        assertThat(JobFiles.at(workload.document(), "spec", "concurrencyPolicy"))
                .isEqualTo("Forbid");
        assertThat(JobFiles.at(workload.document(), "spec", "timeZone")).isEqualTo("Etc/UTC");
        final String schedule = (String) JobFiles.at(workload.document(), "spec", "schedule");
        assertThat(CronExpression.isValidExpression("0 " + schedule)).isTrue();
        assertThat(JobFiles.text("crontab").lines())
                .anyMatch(line -> line.startsWith(schedule + " ") && line.endsWith("run-job.sh " + workload.command()));
    }

    @Test
    void startsWhatCronStarts() {
        assertThat(crons().map(Workload::command))
                .containsExactlyInAnyOrderElementsOf(CrontabTest.commands().toList());
    }

    @Test
    void namesFilesForSecretsThatItMounts() {
        final Map<String, Object> settings = JobFiles.map(JobFiles.at(
                documents()
                        .filter(document -> "ailog-settings".equals(JobFiles.at(document, "metadata", "name")))
                        .findFirst()
                        .orElseThrow(),
                "data"));

        assertThat(settings)
                .doesNotContainKeys("DB_PASSWORD", "DB_DDL_USER", "DB_DDL_PASSWORD", "ES_PASSWORD", "ES_API_KEY");
        assertThat(settings.get("DB_PASSWORD_FILE")).isEqualTo("/run/secrets/app/password");
        assertThat(workloads()).allSatisfy(workload -> assertThat(mounts(workload))
                .contains("/run/config", "/run/secrets/app", "/tmp"));
        assertThat(workloads().filter(workload -> mounts(workload).contains("/run/secrets/ddl")))
                .extracting(Workload::command)
                .containsExactly("migrate");
    }

    private static List<String> mounts(final Workload workload) {
        return ((List<?>) workload.container("volumeMounts"))
                .stream()
                        .map(mount -> Path.of((String) JobFiles.at(mount, "mountPath"))
                                .toString())
                        .toList();
    }
}
