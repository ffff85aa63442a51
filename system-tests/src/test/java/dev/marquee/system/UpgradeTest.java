package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"h2.zip", "h2-money.zip", "h2-people.zip"})
    void of_files(String archive) throws Exception {
        var expected = unpack(archive);
        try (var suite = RunningSuite.start(folder.resolve("data"), List.of(), Map.of())) {
            assertAllIsThere(suite, expected);
            StartTest.assertOnlyTheOwnerReads(suite.data);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql.zip", "postgresql-money.zip", "postgresql-people.zip"})
    void of_postgresql_where_each_service_gets_a_role_of_its_own(String archive) throws Exception {
        var expected = unpack(archive);
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

        if (expected.has("paid")) assertMoneyIsThere(suite, expected, admin);
        if (expected.has("people")) assertPeopleAreThere(suite, expected.get("people"), admin);

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
                .until(() ->
                        get(suite, "/api/mails", admin).toString().contains("later@example.org"));
    }

    /** What was paid before there were receipts has them, and what was begun comes to its end. */
    private static void assertMoneyIsThere(RunningSuite suite, JsonNode expected, String... admin)
            throws Exception {
        var paid = booking(suite, expected.get("paid"));
        assertThat(paid.get("status").asString()).isEqualTo("confirmed");
        assertThat(paid.get("paid").asString()).isEqualTo("71.73");
        assertThat(paid.get("refunded").asString()).isEqualTo("21.91");
        Awaitility.await("the receipts of what was paid before there were any")
                .until(() -> receipts(suite, expected.get("paid")).size() == 2);

        assertThat(booking(suite, expected.get("asked")).get("status").asString())
                .isEqualTo("refund_requested");
        var approved =
                Http.post(
                        suite.url(
                                "/api/bookings/%d/refund-decision"
                                        .formatted(expected.at("/asked/id").asLong())),
                        Map.of("approve", true, "reason", "Farewell"),
                        admin);
        assertThat(approved.status()).as(approved.text()).isEqualTo(200);
        Awaitility.await("the credit note of money that went back with this version")
                .until(() -> receipts(suite, expected.get("asked")).size() == 2);
        assertThat(booking(suite, expected.get("asked")).get("status").asString())
                .isEqualTo("refunded");

        Awaitility.await("the hold whose time is over")
                .until(() ->
                        booking(suite, expected.get("unpaid"))
                                .get("status")
                                .asString()
                                .equals("expired"));
    }

    /** What was begun with seats, on the waiting list, at the door and in writing goes on. */
    private static void assertPeopleAreThere(RunningSuite suite, JsonNode people, String... admin)
            throws Exception {
        assertThat(booking(suite, people.get("seats")).at("/tickets/0/seat_number").asString())
                .contains("A-3");
        var accepted =
                Http.post(
                        suite.url("/api/transfers/" + people.get("handed").asString() + "/accept"),
                        Map.of());
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(200);

        var place =
                "/api/events/%s/waiting-list/%s"
                        .formatted(people.get("small").asString(), people.get("place").asString());
        var last = people.get("last");
        var givenBack =
                Http.post(
                        suite.url("/api/bookings/" + last.get("id").asString() + "/cancel"),
                        Map.of(),
                        "Booking-Key",
                        last.get("access_key").asString());
        assertThat(givenBack.status()).as(givenBack.text()).isEqualTo(200);
        Awaitility.await("the ticket that came back goes to who waits")
                .until(() ->
                        get(suite, place, "Waiting-Link", people.get("waiting").asString())
                                .get("state")
                                .asString()
                                .equals("offered"));

        assertThat(people.get("scan").asString()).isEqualTo("admitted");
        var again =
                Http.post(
                        suite.url("/api/tickets/validate"),
                        Map.of("code", people.at("/came/code").asString(), "gate", "South"),
                        admin);
        assertThat(again.json().get("result").asString()).isEqualTo("already_used");

        var complaint = get(suite, "/api/complaints/" + people.get("complaint").asString(), admin);
        assertThat(complaint.toString()).contains("Terlalu dingin", "Pemanasnya");
    }

    private static JsonNode booking(RunningSuite suite, JsonNode one) throws Exception {
        return get(
                suite,
                "/api/bookings/" + one.get("id").asLong(),
                "Booking-Key",
                one.get("access_key").asString());
    }

    private static JsonNode receipts(RunningSuite suite, JsonNode one) throws Exception {
        return get(
                suite,
                "/api/bookings/%d/receipts".formatted(one.get("id").asLong()),
                "Booking-Key",
                one.get("access_key").asString());
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
