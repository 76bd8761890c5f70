package io.ailog.server;

import java.util.List;
import org.testcontainers.utility.DockerImageName;

/**
 * The images that servers of tests are made from in Docker.
 *
 * @param named whether somebody chose them, and so wants them fetched where they are missing
 */
record DockerImages(DockerImageName postgres, DockerImageName elasticsearch, boolean named) {
    static final String POSTGRES_PROPERTY = "ailog.postgres.image";
    static final String ELASTICSEARCH_PROPERTY = "ailog.elasticsearch.image";

    private static final DockerImageName VENDORS_POSTGRES = DockerImageName.parse("postgres");
    private static final DockerImageName VENDORS_ELASTICSEARCH =
            DockerImageName.parse("docker.elastic.co/elasticsearch/elasticsearch");

    /** Those that the system properties name, else the vendors' own. */
    static DockerImages configured() {
        return of(System.getProperty(POSTGRES_PROPERTY, ""), System.getProperty(ELASTICSEARCH_PROPERTY, ""));
    }

    /** As named, or the vendors' own for an empty name. */
    static DockerImages of(final String postgres, final String elasticsearch) {
        return new DockerImages(
                image(postgres, VENDORS_POSTGRES, "17"),
                image(elasticsearch, VENDORS_ELASTICSEARCH, "8.19.0"),
                !postgres.isEmpty() || !elasticsearch.isEmpty());
    }

    List<DockerImageName> all() {
        return List.of(postgres, elasticsearch);
    }

    private static DockerImageName image(final String name, final DockerImageName vendors, final String tag) {
        return name.isEmpty()
                ? vendors.withTag(tag)
                : DockerImageName.parse(name).asCompatibleSubstituteFor(vendors);
    }
}
