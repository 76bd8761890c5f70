package io.ailog.delivery;

import io.ailog.incident.Episode;
import io.ailog.incident.Severity;
import io.ailog.report.Renderer;
import io.ailog.report.Report;
import io.ailog.report.Summary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The report for a ticket or a wiki: what is wrong now, what was worst, and the first lines of the rest. */
@Component
@Order(2)
class MarkdownReport implements Renderer {
    private static final int MOST_EPISODES = 20;

    @Override
    public String format() {
        return "md";
    }

    @Override
    public String fileName() {
        return "report.md";
    }

    @Override
    public void render(final Report report, final OutputStream out) throws IOException {
        out.write(text(report).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(final Report report) {
        final StringBuilder out = new StringBuilder();
        out.append("# Errors from ").append(report.from()).append(" to ").append(report.to());
        out.append("\n\n");
        report.summary()
                .sentences()
                .forEach(sentence -> out.append("- ").append(sentence).append('\n'));
        out.append('\n');
        summary(report.summary(), out);
        episodes(report, out);
        final MarkdownDetails details = new MarkdownDetails(out);
        details.incidents(report);
        details.cascades(report.cascades());
        details.gaps(report.coverage());
        details.thresholds(report.namespaces());
        out.append("Written at ").append(report.generated()).append(". All times are UTC.\n");
        return out.toString();
    }

    private static void summary(final Summary summary, final StringBuilder out) {
        new MarkdownTable(out)
                .rows(
                        List.of(summary),
                        1,
                        List.of(
                                "Errors",
                                "Windows",
                                "Complete",
                                "Critical",
                                "High",
                                "Medium",
                                "Low",
                                "Info",
                                "Ongoing"),
                        row -> List.of(
                                Long.toString(row.errors()),
                                Long.toString(row.extent().windows()),
                                Long.toString(row.extent().collected()),
                                Long.toString(row.incidents().of(Severity.CRITICAL)),
                                Long.toString(row.incidents().of(Severity.HIGH)),
                                Long.toString(row.incidents().of(Severity.MEDIUM)),
                                Long.toString(row.incidents().of(Severity.LOW)),
                                Long.toString(row.incidents().of(Severity.INFO)),
                                Long.toString(row.ongoing())));
    }

    private static void episodes(final Report report, final StringBuilder out) {
        final List<Episode> ongoing =
                report.episodes().stream().filter(Episode::ongoing).toList();
        final List<Episode> over =
                report.episodes().stream().filter(episode -> !episode.ongoing()).toList();
        episodes("Wrong now", ongoing, out);
        episodes("Episodes that are over", over, out);
    }

    private static void episodes(final String heading, final List<Episode> episodes, final StringBuilder out) {
        out.append("## ").append(heading).append("\n\n");
        if (episodes.isEmpty()) {
            out.append("None.\n\n");
            return;
        }
        new MarkdownTable(out)
                .rows(
                        episodes,
                        MOST_EPISODES,
                        List.of("Namespace", "From", "To", "Severity", "Score", "Windows", "Errors", "Peak", "Peak at"),
                        episode -> List.of(
                                MarkdownText.code(episode.namespace(), MarkdownDetails.NAME),
                                episode.from().toString(),
                                episode.to().toString(),
                                episode.severity().label(),
                                MarkdownDetails.number(episode.score()),
                                Integer.toString(episode.windows()),
                                Long.toString(episode.errors()),
                                Long.toString(episode.peak().count()),
                                episode.peak().start().toString()));
    }
}
