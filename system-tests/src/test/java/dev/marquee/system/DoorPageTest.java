package dev.marquee.system;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The door as people stand at it: with a browser that keeps things, and a network that comes and
 * goes.
 */
@ExtendWith(DemoSuite.class)
class DoorPageTest {

    private static RunningSuite suite;
    private static String[] organizer;
    private static OpenDoors doors;

    @TempDir private Path folder;

    @BeforeAll
    static void start(RunningSuite demo) throws Exception {
        suite = demo;
        organizer = Http.signIn(suite, "organizer@ticket.local", "organizer123");
        doors = new OpenDoors(suite, organizer);
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @Test
    void every_answer_is_seen_and_read_and_none_stops_the_next() throws Exception {
        var event = doors.open();
        var tickets = doors.tickets(event, 2);
        var elsewhere = doors.tickets(doors.open(), 1).getFirst();
        try (var phone = phone()) {
            phone.standAt(event, "North");
            phone.check(tickets.getFirst().token(), "admitted");
            phone.assertUsable();
            phone.check(tickets.getFirst().token(), "already_used");
            phone.check(elsewhere.token(), "wrong_event");
            phone.check(tickets.getFirst().token().replaceAll("...$", "AAA"), "forged");
            phone.assertUsable();
            phone.check(tickets.getLast().code(), "admitted");
            assertThat(phone.answer("admitted")).containsText("Come in");
            assertThat(phone.answer("admitted")).containsText(tickets.getLast().code());
        }
        doors.awaitAdmitted(event, 2);
    }

    @Test
    void the_numbers_change_when_somebody_comes_in_at_another_door() throws Exception {
        var event = doors.open();
        var tickets = doors.tickets(event, 2);
        try (var phone = phone()) {
            phone.standAt(event, "North");
            var inside = phone.page().locator("#inside-text");
            assertThat(inside).containsText("0 of 2");
            var elsewhere = Map.of("token", tickets.getFirst().token(), "gate", "South");
            var answer = Http.post(suite.url("/api/tickets/validate"), elsewhere, organizer);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(inside).containsText("1 of 2");
        }
    }

    @Test
    void without_network_it_decides_keeps_and_sends_and_loses_nothing() throws Exception {
        var event = doors.open();
        var tickets = doors.tickets(event, 4);
        try (var phone = phone()) {
            phone.standAt(event, "North");
            phone.cutNetwork(true);
            phone.check(tickets.get(0).token(), "admitted");
            phone.check(tickets.get(1).code(), "admitted");
            phone.awaitUnsent(2);
            phone.page().reload();
            phone.awaitReady();
            phone.awaitUnsent(2);
            phone.check(tickets.get(0).token(), "already_used");
            phone.awaitUnsent(3);
            phone.closeAndOpenWithoutNetwork();
            phone.awaitUnsent(3);
            phone.check(tickets.get(2).token(), "admitted");
            phone.assertUsable();
            assertThat(phone.page().locator("[data-strip=network]")).containsText("Keep scanning");
            phone.cutNetwork(false);
            phone.awaitUnsent(0);
            phone.check(tickets.get(3).token(), "admitted");
        }
        doors.awaitAdmitted(event, 4);
    }

    @Test
    void scans_survive_an_expired_sign_in_and_another_person() throws Exception {
        var event = doors.open();
        var tickets = doors.tickets(event, 2);
        try (var phone = phone()) {
            phone.standAt(event, "North");
            phone.cutNetwork(true);
            phone.check(tickets.get(0).token(), "admitted");
            phone.awaitUnsent(1);
            phone.forgetSession();
            phone.cutNetwork(false);
            assertThat(phone.page().locator("[data-strip=problem]"))
                    .containsText("sign-in is over");
            phone.check(tickets.get(1).token(), "admitted");
            phone.awaitUnsent(2);
            phone.signIn("admin@ticket.local", "admin123");
            phone.awaitUnsent(0);
        }
        doors.awaitAdmitted(event, 2);
    }

    @Test
    void a_link_opens_one_door_until_it_is_revoked() throws Exception {
        var event = doors.open();
        var tickets = doors.tickets(event, 2);
        var made =
                Http.post(
                        suite.url("/api/entry/devices"),
                        Map.of("event_id", event, "name", "Gate B"),
                        organizer);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        var link = made.json().get("link").asString();
        try (var phone = new DoorPhone(suite, folder)) {
            phone.open(suite.url("/entry/" + link.substring(link.indexOf('#'))).toString());
            phone.standAt(event, "B");
            assertThat(phone.page().url()).doesNotContain("key");
            phone.check(tickets.get(0).token(), "admitted");
            var revoked =
                    Http.send(
                            Http.request(
                                            suite.url(
                                                    "/api/entry/devices/"
                                                            + made.json().get("id").asLong()),
                                            organizer)
                                    .DELETE()
                                    .build());
            assertThat(revoked.status()).isEqualTo(204);
            phone.page().fill("#code", tickets.get(1).token());
            phone.page().click("#code-form button[type=submit]");
            assertThat(phone.page().locator("#welcome-title")).containsText("no longer valid");
        }
        doors.awaitAdmitted(event, 1);
    }

    @Test
    void a_steward_with_the_pin_acts_as_a_supervisor_and_gives_the_phone_back() throws Exception {
        var event = doors.open();
        var ticket = doors.tickets(event, 1).getFirst();
        var pin =
                Http.send(
                        "PUT",
                        suite.url("/api/events/" + event + "/entry-staff"),
                        Map.of("supervisor_pin", "240681"),
                        organizer);
        assertThat(pin.status()).as(pin.text()).isEqualTo(200);
        var made =
                Http.post(
                        suite.url("/api/entry/devices"),
                        Map.of("event_id", event, "name", "Gate C"),
                        organizer);
        var link = made.json().get("link").asString();
        try (var phone = new DoorPhone(suite, folder)) {
            phone.open(suite.url("/entry/" + link.substring(link.indexOf('#'))).toString());
            phone.standAt(event, "C");
            phone.check(ticket.code(), "admitted");
            var page = phone.page();
            var find = page.locator("#tabs [data-panel=find]");
            assertThat(find).isHidden();
            page.click("#tabs [data-panel=more]");
            for (var typed : List.of("111111", "240681")) {
                page.click("#turn-begin");
                phone.assertUsable();
                page.fill("#ask-why", typed);
                page.click("#ask-yes");
                if (!typed.equals("240681"))
                    assertThat(page.locator("#strips"))
                            .containsText("That is not the PIN of this event.");
            }
            assertThat(find).isVisible();
            phone.assertUsable();
            page.click("#turn-end");
            assertThat(find).isHidden();
            assertThat(page.locator("#turn-begin")).isVisible();
        }
    }

    /** Pages of tickets under the camera: one turned, in the dark; then two at once. */
    @Test
    void the_camera_reads_one_ticket_and_asks_for_one_of_two() throws Exception {
        var event = doors.open();
        var tickets = doors.tickets(event, 3);
        var film = folder.resolve("door.mjpeg");
        new DoorFilm()
                .nothing(20)
                .dimAndTilted(doors.page(tickets.get(0)), 60)
                .nothing(40)
                .two(doors.page(tickets.get(1)), doors.page(tickets.get(2)), 60)
                .write(film);
        try (var phone =
                phone(
                        "--use-fake-device-for-media-stream",
                        "--use-fake-ui-for-media-stream",
                        "--use-file-for-fake-video-capture=" + film)) {
            phone.standAt(event, "North");
            phone.page().click("#camera-on");
            doors.awaitAdmitted(event, 1);
            assertThat(phone.page().locator("#answer")).containsText(tickets.get(0).code());
            phone.page().waitForSelector(".finder.two-codes");
            assertThat(phone.page().locator("#finder-text")).containsText("one at a time");
        }
    }

    @Test
    void whoever_may_sell_sells_in_two_taps_and_lets_in() throws Exception {
        var event = doors.open();
        try (var phone = phone()) {
            phone.standAt(event, "North");
            phone.page().click("#tabs [data-panel=sell]");
            var sale = phone.page().locator("#sell");
            sale.locator("button").first().click();
            phone.assertUsable();
            sale.locator(".btn-primary").click();
            assertThat(sale.locator("svg[role=img]")).hasCount(1);
            phone.assertUsable();
            awaitSold(event, 1);
            sale.locator(".btn-primary").click();
            doors.awaitAdmitted(event, 1);
        }
    }

    private static void awaitSold(long event, int number) {
        Awaitility.await("tickets that are sold")
                .untilAsserted(() ->
                        assertThat(
                                        Http.get(
                                                        suite.url(
                                                                "/api/events/"
                                                                        + event
                                                                        + "/availability"))
                                                .json()
                                                .get("sold")
                                                .asInt())
                                .isEqualTo(number));
    }

    @Test
    void a_page_without_https_says_what_does_not_work() throws Exception {
        try (var phone =
                new DoorPhone(suite, folder, "--host-resolver-rules=MAP door.example 127.0.0.1")) {
            phone.open("http://door.example:" + suite.port + "/entry/");
            assertThat(phone.page().locator("[data-strip=insecure]")).containsText("https");
        }
    }

    private DoorPhone phone(String... more) {
        var phone = new DoorPhone(suite, folder.resolve("browser"), more);
        phone.signIn("organizer@ticket.local", "organizer123");
        return phone;
    }
}
