package dev.marquee.platform.security;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpServer;
import dev.marquee.platform.config.MarqueeSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Publishes keys as auth-service does. */
class KeyServer implements AutoCloseable {

    final AtomicInteger fetches = new AtomicInteger();
    private final HttpServer server;
    private volatile List<JWK> keys;
    private volatile boolean down;

    KeyServer(JWK... keys) throws IOException {
        this.keys = List.of(keys);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/oauth2/jwks",
                exchange -> {
                    fetches.incrementAndGet();
                    var body = new JWKSet(this.keys).toString().getBytes(StandardCharsets.UTF_8);
                    if (down) exchange.sendResponseHeaders(503, -1);
                    else {
                        exchange.getResponseHeaders().set("Content-Type", "application/json");
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                    }
                    exchange.close();
                });
        server.start();
    }

    void publish(JWK... newKeys) {
        keys = List.of(newKeys);
    }

    void goDown() {
        down = true;
    }

    void comeUp() {
        down = false;
    }

    MarqueeSettings settings() {
        var url = URI.create("http://localhost:" + server.getAddress().getPort());
        return new MarqueeSettings(
                Path.of("target/test-data"),
                URI.create("http://localhost:8080"),
                "http://localhost:8080",
                null,
                Map.of("auth", url));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
