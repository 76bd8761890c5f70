package io.ailog.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ailog.signature.EventSource;
import io.ailog.window.CountSource;
import io.ailog.window.Failure;
import io.ailog.window.FailureExplainer;
import io.ailog.window.Window;
import io.ailog.window.WindowRange;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

class ElasticsearchRoomTest {
    @Test
    void offersItsPortsWithoutSettingsAndMissesThemWhenAsked() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(Clock.class, Clock::systemUTC);
            context.scan("io.ailog.elasticsearch");
            context.refresh();

            final CountSource counts = context.getBean(CountSource.class);
            assertThat(context.getBean(FailureExplainer.class).explain(new IllegalStateException()))
                    .isEmpty();
            assertThatThrownBy(() -> counts.counts(WindowRange.of(Window.containing(Instant.EPOCH))))
                    .isInstanceOf(Failure.class)
                    .hasMessageStartingWith("ES_HOST is not set");
            final EventSource events = context.getBean(EventSource.class);
            assertThatThrownBy(() -> events.read(Collections.emptyIterator(), Set.of(), EventList::new))
                    .isInstanceOf(Failure.class)
                    .hasMessageStartingWith("ES_HOST is not set");
        }
    }
}
