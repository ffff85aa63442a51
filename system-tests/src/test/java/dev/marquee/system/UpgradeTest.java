package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The present version on what an earlier one stored: see {@code resources/stored/README.md}. */
class UpgradeTest {

    private static final List<String> SCHEMAS =
            List.of(
                    "auth_service",
                    "customer_service",
                    "event_service",
                    "notification_service",
                    "report_service",
                    "ticket_service",
                    "venue_service");

    @TempDir Path folder;

    @Test
    void of_files() throws Exception {
        var expected = unpack("h2.zip");
        try (var suite = RunningSuite.start(folder.resolve("data"), List.of(), Map.of())) {
            assertAllIsThere(suite, expected);
            StartTest.assertOnlyTheOwnerReads(suite.data);
        }
    }

    @Test
    void of_postgresql_where_each_service_gets_a_role_of_its_own() throws Exception {
        var expected = unpack("postgresql.zip");
        try (var postgres = new KillablePostgres(folder.resolve("postgres"))) {
            postgres.execute("create role marquee");
            postgres.execute(Files.readString(folder.resolve("dump.sql")));
            var options = List.of("--postgres", postgres.address());
            try (var suite = RunningSuite.start(folder.resolve("data"), options, Map.of())) {
                assertAllIsThere(suite, expected);
                assertEachServiceSeesItsOwn(postgres);
            }
        }
    }

    private static void assertAllIsThere(RunningSuite suite, JsonNode expected) throws Exception {
        var admin = Http.signIn(suite, "first@example.org", "correct horse battery");

        var event = get(suite, "/api/events/" + expected.get("event").asLong(), admin);
        assertThat(event.get("name").asString()).isEqualTo("Lantern Night");
        var availability =
                get(
                        suite,
                        "/api/events/" + expected.get("event").asLong() + "/availability",
                        admin);
        assertThat(availability.get("on_sale").asBoolean()).isTrue();

        var booking =
                get(
                        suite,
                        "/api/bookings/" + expected.get("booking").asLong(),
                        "Booking-Key",
                        expected.get("access_key").asString());
        assertThat(booking.get("buyer_name").asString()).isEqualTo("Trần Thị Hồng");
        assertThat(booking.get("status").asString()).isEqualTo("confirmed");
        var ticket = booking.get("tickets").get(0);
        assertThat(ticket.get("code").asString()).isEqualTo(expected.get("code").asString());
        assertThat(ticket.get("qr_token").asString())
                .as("the code that was mailed is still the right one")
                .isEqualTo(expected.get("qr_token").asString());

        var customer = get(suite, "/api/customers/" + expected.get("customer").asLong(), admin);
        assertThat(customer.get("email").asString()).isEqualTo("hong@example.org");
        var venue = get(suite, "/api/venues/" + expected.get("venue").asLong(), admin);
        assertThat(venue.get("name").asString()).isEqualTo("Riverside Stage");
        assertThat(get(suite, "/api/reports", admin).get("items").get(0).get("summary").asString())
                .isEqualTo("A good evening.");
        assertThat(subjects(get(suite, "/api/mails", admin)))
                .contains("Your tickets for Lantern Night", "Cancelled: Lantern Night");
        assertThat(get(suite, "/api/webhooks", admin).toString()).contains("Box office");

        // And it goes on from there
        var booked =
                Http.post(
                        suite.url("/api/bookings"),
                        Map.of(
                                "event_id",
                                expected.get("event").asLong(),
                                "quantity",
                                1,
                                "buyer_name",
                                "Minh Châu",
                                "buyer_email",
                                "later@example.org"));
        assertThat(booked.status()).as(booked.text()).isEqualTo(201);
        Awaitility.await("the new buyer's mail")
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        get(suite, "/api/mails", admin).toString().contains("later@example.org"));
    }

    private static void assertEachServiceSeesItsOwn(KillablePostgres postgres) throws Exception {
        for (var schema : SCHEMAS) {
            var role = "postgres_" + schema;
            assertThat(
                            postgres.list(
                                    "select distinct tableowner from pg_tables where schemaname = '%s'"
                                            .formatted(schema)))
                    .containsExactly(role);
            assertThat(
                            postgres.list(
                                    "select distinct usename from pg_stat_activity where usename = '%s'"
                                            .formatted(role)))
                    .as("connections of " + schema)
                    .containsExactly(role);
            var other = schema.equals("auth_service") ? "ticket_service" : "auth_service";
            assertThatThrownBy(() ->
                            postgres.execute(
                                    "set role %s; select * from %s.flyway_schema_history"
                                            .formatted(role, other)))
                    .hasMessageContaining("permission denied for schema " + other);
            postgres.execute(
                    "set role %s; select * from %s.flyway_schema_history".formatted(role, schema));
        }
    }

    private static List<String> subjects(JsonNode mails) {
        return mails.get("items").valueStream().map(it -> it.get("subject").asString()).toList();
    }

    private static JsonNode get(RunningSuite suite, String path, String... headers)
            throws IOException, InterruptedException {
        var answer = Http.get(suite.url(path), headers);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** Returns what {@code fill.sh} said. */
    private JsonNode unpack(String archive) throws IOException {
        var source = Path.of("src/test/resources/stored").resolve(archive);
        try (var in = new ZipInputStream(Files.newInputStream(source))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var file = folder.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(in, file);
            }
        }
        return Http.JSON.readTree(Files.readString(folder.resolve("expected.json")));
    }
}
