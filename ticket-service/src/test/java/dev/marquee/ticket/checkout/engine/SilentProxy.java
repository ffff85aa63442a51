package dev.marquee.ticket.checkout.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stands between a client and a server. Told to be silent, it passes on nothing and closes nothing:
 * like a host that lost its power, or a firewall that forgot its connections.
 */
final class SilentProxy implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    SilentProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void silence() {
        silent = true;
    }

    /** Serves new connections; what was open before stays dead. */
    void speak() {
        var dead = List.copyOf(open);
        open.removeAll(dead);
        silent = false;
        dead.forEach(SilentProxy::close);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                open.add(client);
                if (silent) continue;
                var upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(upstream);
                pass(client.getInputStream(), upstream.getOutputStream());
                pass(upstream.getInputStream(), client.getOutputStream());
            } catch (IOException e) {
                if (!server.isClosed()) throw new UncheckedIOException(e);
            }
        }
    }

    private void pass(InputStream from, OutputStream to) {
        Thread.ofVirtual()
                .start(() -> {
                    var piece = new byte[16 * 1024];
                    try {
                        for (var n = from.read(piece); n >= 0 && !silent; n = from.read(piece)) {
                            to.write(piece, 0, n);
                            to.flush();
                        }
                        if (!silent) to.close();
                    } catch (IOException e) {
                        // one side is closed, and with it the other
                    }
                });
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open.forEach(SilentProxy::close);
    }
}
