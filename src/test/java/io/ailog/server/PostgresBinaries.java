package io.ailog.server;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The programs of a PostgreSQL of another version than the one on the classpath.
 *
 * @param folder holds their archive, a {@code .txz} that suits this machine
 */
record PostgresBinaries(Path folder) implements PgBinaryResolver {
    /** The system property that names the folder; not set or empty for the version on the classpath. */
    static final String PROPERTY = "ailog.postgres.binaries";

    static PgBinaryResolver configured() {
        final String folder = System.getProperty(PROPERTY, "");
        return folder.isEmpty() ? DefaultPostgresBinaryResolver.INSTANCE : new PostgresBinaries(Path.of(folder));
    }

    @Override
    public InputStream getPgBinary(final String system, final String machineHardware) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            final List<Path> archives = files.filter(
                            file -> file.getFileName().toString().endsWith(".txz"))
                    .toList();
            if (archives.size() != 1) {
                throw new IOException("-D" + PROPERTY + "=" + folder + " must name a folder with one .txz, has "
                        + archives.size() + ".");
            }
            return Files.newInputStream(archives.get(0));
        }
    }
}
