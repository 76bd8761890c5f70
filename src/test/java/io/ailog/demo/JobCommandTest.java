package io.ailog.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JobCommandTest {
    private static final Pattern KEY = Pattern.compile("(?m)^#? ?([A-Z][A-Z_]+)=");

    @Test
    void keepsEverySettingOfTheUserFromTheDemo() throws IOException {
        final List<String> keys = KEY.matcher(Files.readString(Path.of("config", ".env.example")))
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(keys)
                .contains("DB_HOST", "SLACK_WEBHOOK_URL", "CATEGORIES_FILE")
                .allMatch(JobCommand::isSetting);
        assertThat(List.of("PATH", "JAVA_HOME", "JAVA_OPTS")).noneMatch(JobCommand::isSetting);
    }
}
