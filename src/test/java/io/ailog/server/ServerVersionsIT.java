package io.ailog.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** That the tests of a run met the servers that the run was to be on. */
class ServerVersionsIT {
    private static final Logger LOG = LoggerFactory.getLogger(ServerVersionsIT.class);

    @BeforeEach
    void isAboutProcesses() {
        assumeFalse(ServerChoice.ofThisJvm().docker(), "the versions of containers are those of their images");
    }

    @Test
    void runsOnTheElasticsearchThatWasAskedFor() {
        assertThat(elasticsearch().http().expect("GET", "/_nodes?filter_path=nodes.*.version", ""))
                .endsWith(":{\"version\":\""
                        + ElasticsearchDistribution.configured().version() + "\"}}}");
    }

    @Test
    void runsOnThePostgresThatWasAskedFor() {
        // of the binaries' version the last number is of their packaging
        final String version = System.getProperty("ailog.postgres.version", "");
        assumeFalse(version.isEmpty(), "ailog.postgres.version does not say which is wanted");

        assertThat(TestPostgres.query("SHOW server_version").get(0) + version.substring(version.lastIndexOf('.')))
                .isEqualTo(version);
    }

    /** Says aloud, for all tests of the run, that they can't meet it. */
    private static RunningElasticsearch elasticsearch() {
        try {
            return TestElasticsearch.server();
        } catch (final NoSuitableJava reason) {
            LOG.warn("Tests that need Elasticsearch are skipped: {}", reason.getMessage());
            throw reason;
        }
    }
}
