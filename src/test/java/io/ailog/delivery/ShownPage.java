package io.ailog.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a page shows in a browser, for tests of other rooms. */
public final class ShownPage {
    private ShownPage() {}

    /** The values of {@code expressions} of the page's language, one after the other; skips the test without a browser. */
    public static List<JsonNode> values(final Path file, final String... expressions) throws IOException {
        try (Pages pages = Pages.orSkip()) {
            final BrowserPage page = pages.open(file, Pages.WIDE);
            return Stream.of(expressions).map(page::value).toList();
        }
    }
}
