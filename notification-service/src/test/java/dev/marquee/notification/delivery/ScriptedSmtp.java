package dev.marquee.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A mail server that misbehaves as it is told: to each command (HELLO for the greeting, END for the
 * dot after a mail) a test may set another reply; {@code hang up} closes the connection instead.
 */
final class ScriptedSmtp implements AutoCloseable {

    static final String HANG_UP = "hang up";

    final Map<String, String> replies = new ConcurrentHashMap<>();
    final List<String> handedOver = new CopyOnWriteArrayList<>();

    /** Those of which it said that it takes them. */
    final List<String> taken = new CopyOnWriteArrayList<>();

    final AtomicInteger connections = new AtomicInteger();

    /** Connections that are open now. */
    final AtomicInteger open = new AtomicInteger();

    /** Mails with this in them are not answered until {@link #release}. */
    volatile String held = HANG_UP;

    final AtomicInteger holding = new AtomicInteger();
    final CountDownLatch release = new CountDownLatch(1);

    /** How long each answer to a mail takes. */
    volatile long millis;

    private final ServerSocket server;

    ScriptedSmtp() {
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

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                connections.incrementAndGet();
                open.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                var in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8))) {
            if (!reply(client, "HELLO", "220 ready")) return;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var command = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
                switch (command) {
                    case "DATA" -> {
                        if (!reply(client, "DATA", "354 go on")) return;
                        if (replies.getOrDefault("DATA", "3").charAt(0) != '3') continue;
                        var mail = new StringBuilder();
                        var text = in.readLine();
                        for (; text != null && !text.equals("."); text = in.readLine())
                            mail.append(text).append('\n');
                        if (text == null) return;
                        handedOver.add(mail.toString());
                        answerLater(mail.toString());
                        if (!replies.containsKey("END")) taken.add(mail.toString());
                        if (!reply(client, "END", "250 taken")) return;
                    }
                    case "QUIT" -> {
                        return;
                    }
                    default -> {
                        if (!reply(client, command, "250 ok")) return;
                    }
                }
            }
        } catch (IOException e) {
            // the client went away: what it was told is what the test looks at
        } finally {
            open.decrementAndGet();
        }
    }

    private void answerLater(String mail) throws IOException {
        try {
            if (millis > 0) Thread.sleep(millis);
            if (!mail.contains(held)) return;
            holding.incrementAndGet();
            release.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private boolean reply(Socket client, String to, String usual) throws IOException {
        var words = replies.getOrDefault(to, usual);
        if (words.equals(HANG_UP)) return false;
        client.getOutputStream().write((words + "\r\n").getBytes(UTF_8));
        return true;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
