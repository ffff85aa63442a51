package dev.marquee.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands before a service's port, so that a test can take the service away from all others. */
final class Relay implements AutoCloseable {

    private enum State {
        OPEN,
        AWAY,
        /** What it is asked arrives; what it answers does not. */
        SILENT
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private volatile State state = State.OPEN;

    Relay() throws IOException {
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Whose port it stands before. */
    void leadTo(int port) {
        target = port;
    }

    /** The service is away: connections break. */
    void away() {
        state = State.AWAY;
        hangUp();
    }

    /** The service does what it is told, and nobody hears that. */
    void silence() {
        state = State.SILENT;
        hangUp();
    }

    void back() {
        state = State.OPEN;
        hangUp();
    }

    private void hangUp() {
        for (var socket : open) close(socket);
    }

    private void accept() {
        while (!server.isClosed())
            try {
                var from = server.accept();
                if (state == State.AWAY) close(from);
                else Thread.ofVirtual().start(() -> join(from));
            } catch (IOException e) {
                if (!server.isClosed()) throw new IllegalStateException(e);
            }
    }

    private void join(Socket from) {
        try {
            var to = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(from);
            open.add(to);
            var silent = state == State.SILENT;
            Thread.ofVirtual().start(() -> copy(from, to, false));
            copy(to, from, silent);
        } catch (IOException e) {
            close(from);
        }
    }

    /** Until one of them ends, or, if silent, as soon as there is something to hear. */
    private void copy(Socket from, Socket to, boolean silent) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var bytes = new byte[16_384];
            for (var n = in.read(bytes); n >= 0 && !silent; n = in.read(bytes)) {
                out.write(bytes, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            // whoever was cut off notices
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed then
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        hangUp();
    }
}
