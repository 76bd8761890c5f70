package io.ailog.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.MutedLog;
import io.ailog.report.AnnouncementChannel;
import io.ailog.report.Message;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The wait for channels. */
@Timeout(20)
@ExtendWith(MutedLog.class)
class AnnouncementRoundTest {
    private final RunningExecution running = new RunningExecution();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void letChannelsEnd() {
        end.countDown();
    }

    @Test
    void endsWhenTheProcessIsToStopThoughAChannelHangs() {
        final Announced announced = new AnnouncementRound(running, "What next.")
                .of(List.of(channel("a"), channel("b")), channel -> {
                    if ("a".equals(channel.name())) {
                        return Announced.delivered("a took it");
                    }
                    running.stop();
                    awaitEnd();
                    return Announced.delivered("b took it");
                });

        assertThat(announced.delivered()).containsExactly("a took it");
        assertThat(announced.problems()).containsExactly("stopped while a channel was waited for. What next.");
    }

    @Test
    void goesOnWithOtherChannelsWhenOneFails() {
        final Announced announced = new AnnouncementRound(running, "What next.")
                .of(List.of(channel("a"), channel("b")), channel -> {
                    if ("a".equals(channel.name())) {
                        throw new IllegalStateException("Secr3t");
                    }
                    return Announced.delivered("b took it");
                });

        assertThat(announced.delivered()).containsExactly("b took it");
        assertThat(announced.problems())
                .hasSize(1)
                .first()
                .asString()
                .contains("to a")
                .doesNotContain("Secr3t");
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static AnnouncementChannel channel(final String name) {
        return new AnnouncementChannel() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean isWanted() {
                return true;
            }

            @Override
            public Optional<String> problem(final Message message) {
                return Optional.empty();
            }
        };
    }
}
