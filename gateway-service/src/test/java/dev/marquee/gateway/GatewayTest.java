package dev.marquee.gateway;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway on a port of its own before stand-ins of all services; report-service is down. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "marquee.data=target/test-data/${random.uuid}",
            "marquee.service-secret=the-services-share-this-one",
            "marquee.gateway.answer-timeout=700ms",
            "marquee.gateway.session-cache=20s",
            "marquee.gateway.waiting-room.ticks=false",
            "marquee.gateway.limits.tiny.times=3",
            "marquee.gateway.limits.tiny.per=1h",
            "marquee.gateway.limits.tiny.requests=POST /api/bookings/*/hoard,POST /my/hoard"
        })
abstract class GatewayTest {

    /** An answer as the client sees it. */
    record Answer(int status, Map<String, List<String>> headers, String body) {

        List<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(), List.of());
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        /** Which service gave it. */
        String service() {
            return json().get("service").asString();
        }
    }

    static final AuthStub auth = new AuthStub();
    static final Stub ticket = new Stub("ticket");
    static final Map<String, Stub> stubs =
            Stream.concat(
                            Stream.of(auth, ticket),
                            Stream.of("customer", "event", "public", "venue", "notification")
                                    .map(Stub::new))
                    .collect(Collectors.toMap(stub -> stub.service, stub -> stub));

    private static final CloseableHttpClient client =
            HttpClients.custom()
                    .disableAutomaticRetries()
                    .disableRedirectHandling()
                    .disableCookieManagement()
                    .disableContentCompression()
                    .disableDefaultUserAgent()
                    .build();

    @LocalServerPort int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry properties) throws IOException {
        stubs.forEach((name, stub) -> properties.add("marquee.services." + name, stub::url));
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        properties.add("marquee.services.report", () -> "http://localhost:" + closed);
    }

    /** A request without a body; headers as {@code "Name: value"}. */
    Answer get(String path, String... headers) {
        return call("GET", path, null, headers);
    }

    Answer post(String path, String body, String... headers) {
        return call("POST", path, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** Sends the path exactly as given. */
    Answer call(String method, String path, byte[] body, String... headers) {
        var server = new HttpHost("http", "localhost", port);
        var request = new BasicClassicHttpRequest(method, server, path);
        for (var header : headers) {
            var colon = header.indexOf(':');
            request.addHeader(header.substring(0, colon), header.substring(colon + 1).strip());
        }
        if (body != null) request.setEntity(new ByteArrayEntity(body, null));
        try {
            return client.execute(
                    server,
                    request,
                    response ->
                            new Answer(
                                    response.getCode(),
                                    Arrays.stream(response.getHeaders())
                                            .collect(
                                                    Collectors.groupingBy(
                                                            header ->
                                                                    header.getName().toLowerCase(),
                                                            Collectors.mapping(
                                                                    header -> header.getValue(),
                                                                    Collectors.toList()))),
                                    response.getEntity() == null
                                            ? ""
                                            : EntityUtils.toString(response.getEntity())));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The last request that reached a service at this address. */
    static Stub.Received lastAt(Stub stub, String uri) {
        return stub.received.stream()
                .filter(request -> request.uri().equals(uri))
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
