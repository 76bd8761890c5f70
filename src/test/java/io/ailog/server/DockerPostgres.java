package io.ailog.server;

import java.time.Duration;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;

/** A PostgreSQL in a container, set up as {@link PostgresServer} is, except that the superuser has a password. */
final class DockerPostgres implements RunningPostgres {
    private static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final PostgreSQLContainer container;

    private DockerPostgres(final PostgreSQLContainer container) {
        this.container = container;
    }

    static DockerPostgres start(final DockerImageName image) {
        final PostgreSQLContainer container = new PostgreSQLContainer(image)
                .withUsername(SUPERUSER)
                .withPassword(SUPERUSER)
                .withDatabaseName("postgres")
                .withEnv("POSTGRES_INITDB_ARGS", "--locale=C --encoding=UTF8")
                .withStartupTimeout(PATIENCE);
        container.withCommand(
                "postgres",
                "-c",
                "fsync=off",
                "-c",
                "synchronous_commit=off",
                "-c",
                "max_connections=300",
                "-c",
                "timezone=" + PostgresServer.Settings.temporary().timeZone(),
                "-c",
                "log_timezone=UTC",
                "-c",
                "password_encryption=scram-sha-256");
        return new DockerPostgres(StartedContainer.of(container, image));
    }

    @Override
    public String host() {
        return container.getHost();
    }

    @Override
    public int port() {
        return container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT);
    }

    @Override
    public String superuserUrl(final String database) {
        return jdbcUrl(database) + "?user=" + SUPERUSER + "&password=" + SUPERUSER;
    }

    @Override
    public void close() {
        container.stop();
    }
}
