package io.ailog.delivery;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Tests that share one browser; skipped where there is none. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class InBrowser {
    private @Nullable Pages pages;

    @BeforeAll
    void start() throws IOException {
        pages = Pages.orSkip();
    }

    @AfterAll
    void end() throws IOException {
        if (pages != null) {
            pages.close();
        }
    }

    final Pages pages() {
        return Objects.requireNonNull(pages);
    }
}
