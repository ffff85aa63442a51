package dev.marquee.notification.webhook.dispatch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** Somebody's program that takes webhooks, or misbehaves as it is told. */
public final class Receiver implements AutoCloseable {

    /** How it answers; {@code n} counts the messages from 1. */
    @FunctionalInterface
    interface Script {
        void answer(int n, Message message, OutputStream out)
                throws IOException, InterruptedException;
    }

    /** What it got. */
    public record Message(String line, Map<String, String> headers, String body) {

        String id() {
            return headers.getOrDefault("webhook-id", "");
        }

        /** By the library of those who wrote the standard. */
        public boolean isSignedWith(String secret) {
            var all = new TreeMap<String, List<String>>();
            headers.forEach((name, value) -> all.put(name, List.of(value)));
            try {
                new Webhook(secret).verify(body, HttpHeaders.of(all, (name, value) -> true));
                return true;
            } catch (WebhookVerificationException e) {
                return false;
            }
        }
    }

    public final List<Message> messages = new CopyOnWriteArrayList<>();
    final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket server;
    private volatile Script script = always(200, "ok");

    public Receiver() {
        this(ServerSocketFactory.getDefault());
    }

    Receiver(ServerSocketFactory sockets) {
        try {
            server = sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    Receiver answering(Script script) {
        this.script = script;
        return this;
    }

    static Script always(int status, String body) {
        return (n, message, out) -> out.write(whole(status, "", body));
    }

    static byte[] whole(int status, String headers, String body) {
        return ("HTTP/1.1 %d Whatever\r\n%sContent-Length: %d\r\n\r\n%s"
                        .formatted(status, headers, body.getBytes(UTF_8).length, body))
                .getBytes(UTF_8);
    }

    public int port() {
        return server.getLocalPort();
    }

    public String address() {
        return "http://127.0.0.1:" + port() + "/hooks";
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            var in = new BufferedInputStream(client.getInputStream());
            var line = line(in);
            var headers = new TreeMap<String, String>();
            for (var header = line(in); !header.isEmpty(); header = line(in))
                headers.put(
                        header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT),
                        header.substring(header.indexOf(':') + 1).strip());
            var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            var message = new Message(line, headers, new String(in.readNBytes(length), UTF_8));
            int number;
            synchronized (messages) {
                messages.add(message);
                number = messages.size();
            }
            script.answer(number, message, client.getOutputStream());
            client.getOutputStream().flush();
        } catch (IOException e) {
            // the sender went away: what it got is what the test looks at
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var next = in.read(); next >= 0 && next != '\n'; next = in.read())
            if (next != '\r') line.append((char) next);
        return new String(line.toString().getBytes(ISO_8859_1), UTF_8);
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
