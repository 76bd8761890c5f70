package io.ailog.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A TCP proxy on loopback that stands before a server, and lets clients down in the ways that networks do. */
public final class FaultyProxy implements AutoCloseable {
    private static final int PIECE = 8192;

    private final ExecutorService pumps = Executors.newCachedThreadPool(task -> {
        final Thread thread = new Thread(task, "faulty-proxy");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final int port;
    private int behind;
    private ServerSocket listener;
    private boolean silent;
    private Duration pause = Duration.ZERO;
    private int piece = PIECE;
    private long budget = Long.MAX_VALUE;

    private FaultyProxy(final int behind) throws IOException {
        this.behind = behind;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = listener.getLocalPort();
        accept(listener);
    }

    /** A proxy that passes everything to the server on {@code port} of loopback. */
    public static FaultyProxy before(final int port) {
        try {
            return new FaultyProxy(port);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** The server has another port from now on. */
    public synchronized void behind(final int newPort) {
        behind = newPort;
    }

    /** Passes everything at once; what was held back too. */
    public synchronized void pass() {
        silent = false;
        pause = Duration.ZERO;
        piece = PIECE;
        budget = Long.MAX_VALUE;
        listen();
        notifyAll();
    }

    /** Refuses connections, and cuts those that are there. */
    public synchronized void refuse() {
        close(listener);
        cut();
    }

    /** Takes connections and all that is sent, passes it on, and holds the answers back. */
    public synchronized void silence() {
        silent = true;
    }

    /** Holds back each piece of an answer for a while. */
    public synchronized void delay(final Duration time) {
        pause = time;
    }

    /** Passes answers one byte at a time, with a pause after each. */
    public synchronized void trickle(final Duration time) {
        pause = time;
        piece = 1;
    }

    /** Cuts the connection that passes so many bytes of answers from now on, in the middle, and then no other. */
    public synchronized void cutAfter(final long bytes) {
        budget = bytes;
    }

    /** Whether the cut of {@link #cutAfter} is still to come. */
    public synchronized boolean isCutDue() {
        return budget != Long.MAX_VALUE;
    }

    /** Cuts all connections that are there. */
    public void cut() {
        sockets.forEach(FaultyProxy::close);
        sockets.clear();
    }

    @Override
    public void close() {
        refuse();
        pumps.shutdownNow();
    }

    private synchronized void listen() {
        if (listener.isClosed()) {
            try {
                listener = new ServerSocket();
                listener.setReuseAddress(true);
                listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                accept(listener);
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void accept(final ServerSocket socket) {
        pumps.execute(() -> {
            try {
                while (!socket.isClosed()) {
                    connect(socket.accept());
                }
            } catch (final IOException e) {
                // nobody is let in any more
                close(socket);
            }
        });
    }

    private void connect(final Socket client) {
        final Socket server = new Socket();
        sockets.add(client);
        sockets.add(server);
        try {
            server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target()));
            pumps.execute(() -> pump(client, server, false));
            pumps.execute(() -> pump(server, client, true));
        } catch (final IOException e) {
            forget(client);
            forget(server);
        }
    }

    private synchronized int target() {
        return behind;
    }

    private void pump(final Socket from, final Socket to, final boolean answers) {
        final byte[] buffer = new byte[PIECE];
        try (from;
                to) {
            final InputStream in = from.getInputStream();
            final OutputStream out = to.getOutputStream();
            int read = in.read(buffer, 0, size());
            while (read > 0) {
                final int passed = answers ? passed(read) : read;
                out.write(buffer, 0, passed);
                read = passed < read ? 0 : in.read(buffer, 0, size());
            }
        } catch (final IOException e) {
            // one of the two hung up, which the other one learns when both are closed
            forget(from);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private synchronized int size() {
        return piece;
    }

    /** How many of {@code read} bytes may pass, after the time that they are held back for. */
    private synchronized int passed(final int read) throws InterruptedException {
        final long end = System.nanoTime() + pause.toNanos();
        for (long left = pause.toMillis(); silent || left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            wait(silent ? 0 : left);
        }
        if (budget == Long.MAX_VALUE || budget >= read) {
            budget -= budget == Long.MAX_VALUE ? 0 : read;
            return read;
        }
        final int rest = (int) budget;
        budget = Long.MAX_VALUE;
        return rest;
    }

    private void forget(final Socket socket) {
        sockets.remove(socket);
        close(socket);
    }

    private static void close(final AutoCloseable socket) {
        try {
            socket.close();
        } catch (final Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
