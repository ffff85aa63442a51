package dev.marquee.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody whose name is a word that stands nowhere else: the file of what is stored names it
 * wherever it should, and after the erasure no database has it.
 */
@EnabledIfSystemProperty(named = "marquee.long", matches = "true")
class ForgottenTest {

    private static final String WORD = "zyxmark";
    private static final String STAFF = "organizer@ticket.local";
    private static final String EMAIL = WORD + "@example.org";
    private static final Pattern LINK = Pattern.compile("verify-email\\?token=([\\w-]+)");

    /** A name that is nobody's: it stays, and shows that the search finds what there is. */
    private static final String EVENT = "marked and sold out";

    /** What a service has not delivered; a figure may be five seconds old. */
    private static final Pattern WAITS =
            Pattern.compile("(?m)^marquee_outbox_oldest_seconds\\{.*} (\\S+)$");

    private static final Duration AS_OLD_AS_FIGURES = Duration.ofSeconds(7);

    private record Life(long customer, long booking) {}

    @TempDir Path folder;

    private int metrics;

    @Test
    void of_files() throws Exception {
        try (var mailbox = new Mailbox()) {
            var data = folder.resolve("data");
            try (var suite = start(mailbox, data, List.of("--demo"))) {
                liveAndBeForgotten(suite, mailbox);
            }
            assertThat(Dump.columnsWith(EVENT, data)).contains("event,event,name");
            assertThat(Dump.notKept(Dump.columnsWith(WORD, data))).isEmpty();
            assertThat(Dump.columnsWith(STAFF, data)).contains("auth,audit_part,content");
        }
    }

    @Test
    void of_postgresql() throws Exception {
        try (var mailbox = new Mailbox();
                var postgres = new KillablePostgres(folder.resolve("postgres"))) {
            var options = List.of("--demo", "--postgres", postgres.address());
            try (var suite = start(mailbox, folder.resolve("data"), options)) {
                liveAndBeForgotten(suite, mailbox);
            }
            try (var connection = DriverManager.getConnection("jdbc:" + postgres.jdbc())) {
                assertThat(Dump.columnsWith(EVENT, connection)).contains("event,event,name");
                assertThat(Dump.notKept(Dump.columnsWith(WORD, connection))).isEmpty();
                assertThat(Dump.columnsWith(STAFF, connection)).contains("auth,audit_part,content");
            }
        }
    }

    private RunningSuite start(Mailbox mailbox, Path data, List<String> options) throws Exception {
        var settings = new HashMap<>(mailbox.settings());
        try (var free = new ServerSocket(0)) {
            metrics = free.getLocalPort();
        }
        settings.put("MARQUEE_MANAGEMENT_PORT", "" + metrics);
        return RunningSuite.start(data, options, settings);
    }

    private void liveAndBeForgotten(RunningSuite suite, Mailbox mailbox) throws Exception {
        var people = new People(suite);
        people.join(WORD, "ORGANIZER");
        await().until(() -> !links(mailbox).isEmpty());
        ok(
                Http.post(
                        suite.url("/api/auth/verify-email"),
                        Map.of("token", links(mailbox).getFirst(), "password", People.PASSWORD)));
        work(suite, people.signInAgain(WORD));
        people.become(WORD, "CUSTOMER");
        var self = people.signInAgain(WORD);
        var life = live(suite, people, self);

        assertExported(suite, self);

        // nothing is on its way that says what is forgotten
        for (var mail :
                List.of(
                        "booking-confirmed",
                        "lookup-link",
                        "complaint-received",
                        "waiting-confirm",
                        "account-changed"))
            await().untilAsserted(() -> assertThat(mails(suite, people)).contains(mail));
        ok(
                Http.post(
                        suite.url("/api/customers/" + life.customer + "/erasure"),
                        Map.of(),
                        Http.signIn(suite, "admin@ticket.local", "admin123")));
        awaitDelivered();
        assertTrailIsWhole(suite, people);
    }

    /** What was owed between services is delivered: nothing that is due has waited for a while. */
    private void awaitDelivered() {
        await().during(AS_OLD_AS_FIGURES)
                .untilAsserted(() -> {
                    var figures =
                            Http.get(URI.create("http://127.0.0.1:" + metrics + "/metrics")).text();
                    var waits =
                            WAITS.matcher(figures).results().map(found -> found.group(1)).toList();
                    assertThat(waits)
                            .hasSizeGreaterThanOrEqualTo(7)
                            .allSatisfy(
                                    seconds -> assertThat(Double.parseDouble(seconds)).isZero());
                });
    }

    /** Leaves the traces of somebody who works here. */
    private static void work(RunningSuite suite, String... self) throws Exception {
        var event =
                ok(Http.post(
                                suite.url("/api/events"),
                                Map.of(
                                        "name",
                                        "Tried out",
                                        "starts_at",
                                        "2031-05-02T19:00:00Z",
                                        "time_zone",
                                        "Europe/Lisbon",
                                        "location",
                                        "Quay",
                                        "total_tickets",
                                        5,
                                        "price",
                                        "0.00",
                                        "currency",
                                        "EUR"),
                                self))
                        .json()
                        .get("id")
                        .asLong();
        var path = "/api/events/" + event;
        ok(Http.post(suite.url(path + "/notes"), Map.of("text", "The piano is tuned."), self));
        ok(Http.send("PUT", suite.url(path + "/test-mode"), Map.of("test_mode", true), self));
        new SeatedEvent(suite, self);
    }

    /** Though what it said of the person is gone. */
    private static void assertTrailIsWhole(RunningSuite suite, People people) throws Exception {
        var verdict = ok(Http.post(suite.url("/api/audit/verify"), "", people.as("admin"))).json();
        assertThat(verdict.path("valid").asBoolean()).as(verdict.toString()).isTrue();
        assertThat(verdict.path("erased").asLong()).isPositive();
    }

    /** Leaves traces in all services. */
    private static Life live(RunningSuite suite, People people, String... self) throws Exception {
        // before the booking, which tells of a customer too
        var customer =
                ok(
                        Http.post(
                                suite.url("/api/customers"),
                                Map.of(
                                        "name", "Zyxmark Customer",
                                        "email", EMAIL,
                                        "address", "Zyxmark Street",
                                        "feedback", "Zyxmark is kind"),
                                people.as("organizer")));
        var id = customer.json().get("id").asLong();
        ok(
                Http.post(
                        suite.url("/api/customers/" + id + "/history"),
                        Map.of("text", "Zyxmark called"),
                        people.as("organizer")));
        var event = new Organiser(suite, people.as("organizer")).onSale("Marked", 20);
        var booking =
                ok(
                        Http.post(
                                suite.url("/api/bookings"),
                                Map.of(
                                        "event_id",
                                        event,
                                        "quantity",
                                        2,
                                        "buyer_name",
                                        "Zyxmark Buyer",
                                        "buyer_email",
                                        EMAIL,
                                        "buyer_phone",
                                        "+351 91 555 0199"),
                                self));
        ok(Http.post(suite.url("/api/lookups"), Map.of("email", EMAIL)));
        ok(
                Http.post(
                        suite.url("/api/events/" + soldOut(suite, people) + "/waiting-list"),
                        Map.of("quantity", 1, "name", "Zyxmark Waits", "email", EMAIL)));
        var complaint =
                ok(
                        Http.post(
                                suite.url("/api/complaints"),
                                Map.of(
                                        "subject", "Zyxmark subject",
                                        "message", "Zyxmark complains",
                                        "name", "Zyxmark Requester",
                                        "email", EMAIL,
                                        "booking_id", booking.json().get("id").asLong()),
                                self));
        var file = "Zyxmark sent this file";
        var boundary = "zyx-parts";
        var sent =
                HttpClient.newHttpClient()
                        .send(
                                Http.request(
                                                suite.url(
                                                        "/api/complaints/"
                                                                + complaint
                                                                        .json()
                                                                        .get("id")
                                                                        .asLong()
                                                                + "/files?name=zyxmark.txt"),
                                                self)
                                        .header("Content-Type", "application/octet-stream")
                                        .POST(BodyPublishers.ofString(file))
                                        .build(),
                                BodyHandlers.ofString());
        assertThat(sent.statusCode()).as(boundary + sent.body()).isEqualTo(201);
        return new Life(id, booking.json().get("id").asLong());
    }

    private static long soldOut(RunningSuite suite, People people) throws Exception {
        var event = new Organiser(suite, people.as("organizer")).onSale("Marked and sold out", 1);
        ok(
                Http.post(
                        suite.url("/api/bookings"),
                        Map.of(
                                "event_id",
                                event,
                                "quantity",
                                1,
                                "buyer_name",
                                "Ana",
                                "buyer_email",
                                WaitingPeople.address("buyer"))));
        return event;
    }

    private static void assertExported(RunningSuite suite, String... self) throws Exception {
        var path = "/api/profile/export";
        ok(Http.post(suite.url(path), Map.of(), self));
        await().untilAsserted(() ->
                assertThat(Http.get(suite.url(path), self).json().path("state").asString())
                        .isEqualTo("ready"));
        var job = Http.get(suite.url(path), self).json().get("id").asLong();
        var zip =
                HttpClient.newHttpClient()
                        .send(
                                Http.request(suite.url(path + "/" + job + "/file"), self)
                                        .GET()
                                        .build(),
                                BodyHandlers.ofByteArray());
        assertThat(zip.statusCode()).isEqualTo(200);
        var all = new ArrayList<String>();
        try (var entries = new ZipInputStream(new ByteArrayInputStream(zip.body()))) {
            for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry())
                all.add(new String(entries.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThat(String.join("\n", all))
                .contains(
                        "Zyxmark Buyer",
                        "+351 91 555 0199",
                        "Zyxmark Waits",
                        "Zyxmark subject",
                        "Zyxmark complains",
                        "Zyxmark sent this file",
                        "Zyxmark Customer",
                        "Zyxmark Street",
                        "\"bookings\"",
                        "\"mails\"")
                .as("staff's own words")
                .doesNotContain("Zyxmark called", "Zyxmark is kind");
    }

    private static String mails(RunningSuite suite, People people) throws Exception {
        return Http.get(suite.url("/api/mails?recipient=" + EMAIL), people.as("admin")).text();
    }

    private static List<String> links(Mailbox mailbox) throws Exception {
        var found = new ArrayList<String>();
        for (var mail : mailbox.receivedBy(EMAIL)) {
            var link = LINK.matcher(Mailbox.text(mail));
            if (link.find()) found.add(link.group(1));
        }
        return found;
    }

    private static Http.Answer ok(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 299);
        return answer;
    }
}
