package dev.marquee.ticket.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.marquee.platform.test.SignedTokens;
import dev.marquee.ticket.OnH2;
import dev.marquee.ticket.RunningService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import tools.jackson.databind.json.JsonMapper;

/** A list as long as the page allows, on a real connection: each door has limits of its own. */
@OnH2
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class RosterSizeTest extends RunningService {

    private static final String LIST =
            "First Name,Email,Product Name,Notes\n"
                    + ("Minh,,Standing," + "â".repeat(19_490) + "\n").repeat(20);
    private static final String MULTIPART = "multipart/form-data; boundary=limit";

    @Value("${local.server.port}")
    private int port;

    @Autowired private JWKSource<SecurityContext> keys;

    @Test
    void a_list_may_be_as_long_as_its_page_says() throws Exception {
        assertThat(LIST.length()).isBetween(390_000, 400_000);
        var event = onSale("Lantern Night", 50, 2);
        var page = "/admin/tickets/attendees/EV" + event + "/import";

        var shown = send(page + "/file", MULTIPART, part("file\"; filename=\"list.csv"));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(send(page + "/confirm", MULTIPART, part("text")).statusCode()).isEqualTo(302);
        var json = JsonMapper.shared().writeValueAsString(Map.of("csv", LIST));
        var taken = send("/api/events/" + event + "/attendees/import", "application/json", json);
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.body()).contains("Minh");
    }

    private static String part(String name) {
        return "--limit\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n--limit--\r\n"
                .formatted(name, LIST.replace("\n", "\r\n"));
    }

    private HttpResponse<String> send(String path, String type, String body)
            throws IOException, InterruptedException {
        var token = new SignedTokens(keys, "marquee", clock).person(2, "ORGANIZER");
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
