package io.ailog.cli;

import io.ailog.report.AnnouncementStore.ChannelState;
import java.util.List;

/** How announcements go, a line a channel. */
record AnnouncementLines(List<ChannelState> states) {
    List<String> lines() {
        return states.stream().map(AnnouncementLines::line).toList();
    }

    private static String line(final ChannelState state) {
        final String to = "announcements to " + state.channel() + ": ";
        if (state.deliveredAt().isEmpty() && state.failedAt().isEmpty()) {
            return to + "none yet";
        }
        return to
                + (state.pending() == 0
                        ? "none waits"
                        : state.pending() + (state.pending() == 1 ? " waits" : " wait") + " for the next `regular`")
                + state.deliveredAt().map(at -> "; last delivered " + at).orElse("; never delivered")
                + state.failedAt()
                        .map(at -> "; last failure " + at + ": " + state.problem())
                        .orElse("");
    }
}
