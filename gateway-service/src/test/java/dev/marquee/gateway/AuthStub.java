package dev.marquee.gateway;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Stands in for auth-service: keeps sessions, and gives a new token at each exchange. */
class AuthStub extends Stub {

    final Map<String, String> sessions = new ConcurrentHashMap<>();
    volatile boolean failing;

    AuthStub() {
        super("auth");
    }

    long exchanges() {
        return count("/internal/sessions/token");
    }

    @Override
    void answer(HttpExchange exchange, Received request) throws IOException {
        switch (exchange.getRequestURI().getPath()) {
            case "/oauth2/token" ->
                    send(
                            exchange,
                            200,
                            "{\"access_token\":\"service-token\",\"token_type\":\"Bearer\",\"expires_in\":1800,\"scope\":\"internal\"}");
            case "/internal/sessions/token" -> exchangeSession(exchange, request);
            case "/logout" -> {
                var cookie = request.header("Cookie").getFirst();
                sessions.remove(cookie.substring(cookie.indexOf('=') + 1));
                exchange.getResponseHeaders()
                        .set("Set-Cookie", "marquee_session=; Path=/; Max-Age=0");
                exchange.getResponseHeaders().set("Location", "/");
                send(exchange, 303, "");
            }
            case "/login" -> {
                exchange.getResponseHeaders().set("Set-Cookie", "marquee_session=new; Path=/");
                send(exchange, 303, "");
            }
            case "/profile" -> {
                sessions.replaceAll((key, token) -> token + "-renamed");
                exchange.getResponseHeaders().set("X-Outdated-Token", "true");
                send(exchange, 303, "");
            }
            default -> super.answer(exchange, request);
        }
    }

    private void exchangeSession(HttpExchange exchange, Received request) throws IOException {
        if (failing) {
            send(exchange, 500, "{}");
            return;
        }
        if (!request.header("Authorization").contains("Bearer service-token")) {
            send(exchange, 401, "{}");
            return;
        }
        var token =
                sessions.get(
                        JsonMapper.shared().readTree(request.body()).get("session").asString());
        if (token == null) send(exchange, 404, "{}");
        else send(exchange, 200, "{\"access_token\":\"" + token + "\",\"expires_in\":60}");
    }
}
