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
        final String last =
                state.deliveredAt().map(at -> ", the last was taken at " + at).orElse("");
        if (state.pending() > 0) {
            return to + state.pending() + (state.pending() == 1 ? " waits" : " wait")
                    + " for the next `regular`, the last try failed"
                    + state.failedAt().map(at -> " at " + at).orElse("") + ": " + state.problem() + last;
        }
        return to + (last.isEmpty() ? "none yet" : "none waits" + last);
    }
}
