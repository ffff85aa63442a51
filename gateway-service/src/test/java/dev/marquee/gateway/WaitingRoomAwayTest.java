package dev.marquee.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The database of a waiting room is away for a while. */
@TestPropertySource(
        properties = {
            "marquee.gateway.waiting-room.ticks=true",
            "marquee.gateway.answer-timeout=10s",
            "marquee.gateway.waiting-room.places-per-address=1000"
        })
class WaitingRoomAwayTest extends GatewayTest {

    private static final String ROOM = "/api/events/790/waiting-room";
    private static final String PAGE = "/e/EV790/waiting-room";
    private static final String HTML = "Accept: text/html";

    private static Path data;

    @DynamicPropertySource
    static void ownData(DynamicPropertyRegistry properties) throws Exception {
        data = Files.createTempDirectory("waiting-room").toAbsolutePath();
        properties.add("marquee.data", data::toString);
    }

    @BeforeAll
    static void an_event_goes_on_sale_tomorrow() {
        var terms =
                """
                {"event_id": 790, "code": "EV790", "name": "Lantern Night", "time_zone": "Europe/Lisbon", "by_load": false,
                 "starts_at": "%s", "ends_at": "%s", "per_minute": 600, "inside": 100, "minutes": 10, "busy_at": 300}
                """
                        .formatted(
                                Instant.now().plus(Duration.ofDays(1)),
                                Instant.now().plus(Duration.ofDays(2)));
        stubs.get("event")
                .answers
                .put(
                        "/internal/waiting-rooms",
                        exchange -> Stub.send(exchange, 200, "[" + terms + "]"));
    }

    @AfterAll
    static void no_rooms() {
        stubs.get("event").answers.remove("/internal/waiting-rooms");
    }

    @Test
    void whoever_waits_is_told_to_ask_again_and_does_not_lose_the_place() throws Exception {
        await().until(() -> get(ROOM).status() == 200);
        var token = "Waiting-Room-Token: " + post(ROOM, "").json().get("token").asString();
        var other = "Waiting-Room-Token: " + post(ROOM, "").json().get("token").asString();
        rename("waiting_place", "put_aside");
        try {
            var refused = post(ROOM, "");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).containsExactly("5");
            assertThat(refused.json().get("type").asString()).endsWith(":service-unavailable");
            var page = post(PAGE, "", HTML);
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("Refresh")).as("a form is not sent again").isEmpty();
            var left = call("DELETE", ROOM + "/place", null, other);
            assertThat(left.status()).isEqualTo(503);
        } finally {
            rename("put_aside", "waiting_place");
        }
        assertThat(get(ROOM + "/place", token).json().get("state").asString()).isEqualTo("waiting");
        assertThat(call("DELETE", ROOM + "/place", null, other).status()).isEqualTo(204);
        assertThat(get(ROOM + "/place", other).json().get("state").asString()).isEqualTo("left");
    }

    @Test
    void a_page_whose_place_is_not_known_renews_itself() throws Exception {
        await().until(() -> get(ROOM).status() == 200);
        var cookie = "Cookie: " + post(PAGE, "").header("Set-Cookie").getFirst().split(";")[0];
        rename("waiting_place", "put_aside");
        try {
            var page = get(PAGE, HTML, cookie);
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.header("Refresh")).containsExactly("5");
            assertThat(page.header("Retry-After")).containsExactly("5");
            var line = get(PAGE + "/place", "Accept: application/json", cookie);
            assertThat(line.status()).isEqualTo(503);
            assertThat(line.json().get("type").asString()).endsWith(":service-unavailable");
        } finally {
            rename("put_aside", "waiting_place");
        }
        assertThat(get(PAGE, HTML, cookie).body()).contains("You are in the draw");
    }

    /** A file that is open can be had once more within the same process. */
    private static void rename(String from, String to) throws SQLException {
        var address =
                "jdbc:h2:file:"
                        + data.resolve("gateway-service/db")
                        + ";MODE=PostgreSQL;LOCK_TIMEOUT=60000";
        try (var connection = DriverManager.getConnection(address, "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("alter table " + from + " rename to " + to);
        }
    }
}
