package io.ailog.delivery;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes JSON in UTF-8 so that it can stand between script tags: what could end the element, or a line of a script, is
 * written as an escape. JSON has these characters only inside of strings, where the escape means the same.
 */
final class ScriptSafeStream extends FilterOutputStream {
    /** U+2028 and U+2029 in UTF-8 are these two bytes, then A8 or A9. */
    private static final int FIRST = 0xE2;

    private static final int SECOND = 0x80;

    private int held;

    ScriptSafeStream(final OutputStream out) {
        super(out);
    }

    @Override
    public void write(final int value) throws IOException {
        final int octet = value & 0xFF;
        if ((held == 0 && octet == FIRST) || (held == 1 && octet == SECOND)) {
            held++;
        } else if (held == 2 && (octet == 0xA8 || octet == 0xA9)) {
            held = 0;
            escape(octet == 0xA8 ? "2028" : "2029");
        } else {
            writeHeld();
            plain(octet);
        }
    }

    @Override
    public void write(final byte[] octets, final int offset, final int length) throws IOException {
        for (int i = offset; i < offset + length; i++) {
            write(octets[i]);
        }
    }

    @Override
    public void flush() throws IOException {
        // what is held is half a character: it waits for the rest
        out.flush();
    }

    private void plain(final int octet) throws IOException {
        switch (octet) {
            case FIRST -> held = 1;
            case '<' -> escape("003c");
            case '>' -> escape("003e");
            case '&' -> escape("0026");
            default -> out.write(octet);
        }
    }

    private void escape(final String number) throws IOException {
        out.write(("\\u" + number).getBytes(StandardCharsets.US_ASCII));
    }

    private void writeHeld() throws IOException {
        if (held > 0) {
            out.write(FIRST);
        }
        if (held > 1) {
            out.write(SECOND);
        }
        held = 0;
    }
}
