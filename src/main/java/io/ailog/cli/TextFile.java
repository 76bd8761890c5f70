package io.ailog.cli;

import io.ailog.window.Failure;
import io.ailog.window.Failure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that an operator wrote.
 *
 * @param path where it is
 * @param most bytes that it may have: a wrong path may lead to a device or to a dump
 */
record TextFile(Path path, int most) {
    /**
     * What it says, without the mark that some editors put in front.
     *
     * @param subject begins the message when it can't be read, as in {@code .env}
     * @param remedy ends it
     * @throws Failure of kind CONFIGURATION, never with any of the file's text
     */
    String read(final String subject, final String remedy) {
        try {
            return text();
        } catch (final IOException e) {
            throw new Failure(Kind.CONFIGURATION, subject + " can't be read: " + reason(e) + ". " + remedy, e);
        }
    }

    private String text() throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("there is no such file");
        }
        // a pipe or a device might never end, or never begin
        if (!Files.isRegularFile(path)) {
            throw new IOException("it is no regular file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            final byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException("it is larger than " + most + " bytes");
            }
            final String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }

    private static String reason(final IOException error) {
        if (error instanceof CharacterCodingException) {
            return "it is not in UTF-8";
        }
        if (error instanceof AccessDeniedException) {
            return "permission denied";
        }
        return error.getClass() == IOException.class
                ? String.valueOf(error.getMessage())
                : error.getClass().getSimpleName();
    }
}
