package io.ailog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.ailog.AiLogAnalyzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What the profile {@code image} of {@code pom.xml} puts into a container. */
@TestInstance(Lifecycle.PER_CLASS)
class ContainerImageTest {
    private static final Pattern FLAGS = Pattern.compile("-XX:\\+Use\\w+ -Xmx\\w+");

    private final XPath paths = XPathFactory.newInstance().newXPath();
    private Document pom;

    @BeforeAll
    void parse() throws Exception {
        pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Path.of("pom.xml").toFile());
    }

    @Test
    void startsAsTheScriptStartsJobs() throws IOException {
        final List<String> ofScript = FLAGS.matcher(Files.readString(Path.of("run-job.sh")))
                .results()
                .map(match -> match.group())
                .toList();

        assertThat(ofScript).containsExactly(String.join(" ", values("jvmFlags/jvmFlag")));
        assertThat(values("mainClass")).containsExactly(AiLogAnalyzer.class.getName());
        assertThat(values("entrypoint")).isEmpty();
    }

    @Test
    void runsAsNobodyOfTheHostWithOneFolderToWriteTo() {
        assertThat(values("user")).containsExactly("10001:10001");
        assertThat(values("environment/*")).containsExactly("/ailog", "/tmp/logs");
        assertThat(values("environment/AILOG_HOME")).containsExactly("/ailog");
        assertThat(values("environment/LOG_DIR")).containsExactly("/tmp/logs");
    }

    private List<String> values(final String path) {
        try {
            final NodeList found = (NodeList) paths.evaluate(
                    "/project/profiles/profile[id='image']//plugin[artifactId='jib-maven-plugin']"
                            + "/configuration/container/" + path,
                    pom,
                    XPathConstants.NODESET);
            return IntStream.range(0, found.getLength())
                    .mapToObj(index -> found.item(index).getTextContent().strip())
                    .toList();
        } catch (final XPathExpressionException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
