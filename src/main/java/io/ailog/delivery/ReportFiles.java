package io.ailog.delivery;

import io.ailog.report.Renderer;
import io.ailog.report.Report;
import io.ailog.report.ReportFolder;
import io.ailog.report.UnwrittenReport;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reports as files of a folder, each replaced as a whole and readable for its owner alone: it quotes logs. */
@Component
class ReportFiles implements ReportFolder {
    /** No report takes as long to be written. */
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private final List<Renderer> renderers;

    ReportFiles(final List<Renderer> renderers) {
        this.renderers = List.copyOf(renderers);
    }

    @Override
    public List<String> formats() {
        return renderers.stream().map(Renderer::format).toList();
    }

    @Override
    public void require(final Path directory) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(directory);
            }
            Files.delete(Files.createTempFile(directory, ".report", ".try"));
        } catch (final IOException e) {
            throw new UnwrittenReport(
                    "`--output` " + directory + " can't be written to (" + cause(e)
                            + "). Give a folder in which this user may make files.",
                    true,
                    e);
        }
    }

    @Override
    public List<Path> write(final Report report, final Path directory, final List<String> formats) {
        return renderers.stream()
                .filter(renderer -> formats.contains(renderer.format()))
                .map(renderer -> write(report, directory, renderer))
                .toList();
    }

    private static Path write(final Report report, final Path directory, final Renderer renderer) {
        final Path file = directory.resolve(renderer.fileName());
        try {
            replace(file, report, renderer);
            return file;
        } catch (final IOException e) {
            throw new UnwrittenReport(
                    renderer.fileName() + " could not be written to `--output` " + directory + " (" + cause(e)
                            + "). Make room there, or give another folder.",
                    false,
                    e);
        }
    }

    private static void replace(final Path file, final Report report, final Renderer renderer) throws IOException {
        // a temporary file is its owner's alone from the beginning
        final Path fresh = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
        try {
            sweep(file, Files.getLastModifiedTime(fresh).toInstant());
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
                renderer.render(report, out);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (final AtomicMoveNotSupportedException e) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /** Removes what processes that were killed left behind; a younger part may be another's that is still at it. */
    private static void sweep(final Path file, final Instant now) throws IOException {
        try (DirectoryStream<Path> parts =
                Files.newDirectoryStream(file.getParent(), "." + file.getFileName() + "*.new")) {
            for (final Path part : parts) {
                // by File: of one that another process finishes just now it says 0, and there is nothing to delete
                if (part.toFile().lastModified() < now.minus(LEFT_BEHIND).toEpochMilli()) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    /** In words that don't name the file once more. */
    private static String cause(final IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof FileAlreadyExistsException) {
            return "a file has that name";
        }
        final String reason = problem instanceof FileSystemException named ? named.getReason() : problem.getMessage();
        return reason == null || reason.isBlank() ? problem.getClass().getSimpleName() : reason;
    }
}
