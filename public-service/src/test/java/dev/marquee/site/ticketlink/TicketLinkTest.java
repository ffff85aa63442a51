package dev.marquee.site.ticketlink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page that a booking's mailed link opens. */
class TicketLinkTest extends SitePages {

    private static final String LINK = "GET /api/bookings/link";
    private static final String CANCEL = "POST /api/bookings/1184/cancel";
    private static final String TOKEN = "ww-0123456789abcdefghijklmno";
    private static final String PAGE = "/t/" + TOKEN;

    @BeforeEach
    void the_link_is_good() {
        opens("confirmed");
    }

    /** Only for the right token, as ticket-service does it. */
    private void opens(String status) {
        var booking = Samples.booking(1184, status, "Ana <b>Ribeiro</b>", 3, "");
        neighbours.on(
                LINK,
                call ->
                        TOKEN.equals(call.header("Booking-Link"))
                                ? new Neighbours.Answer(
                                        200,
                                        "{\"booking\":%s,\"valid_until\":\"2030-11-29T20:00:00Z\"}"
                                                .formatted(booking))
                                : Neighbours.problem(404, "not-found", ""));
    }

    private void ended(String reason) {
        neighbours.on(
                LINK,
                call ->
                        Neighbours.problem(
                                410,
                                "link-expired",
                                ",\"reason\":\"%s\",\"event_code\":\"EV07\",\"event_name\":\"Lantern Night\""
                                        .formatted(reason)));
    }

    @Test
    void it_opens_straight_on_the_codes() {
        assertThat(mvc.get().uri(PAGE).header("Accept-Language", "en-GB"))
                .hasStatusOk()
                .bodyText()
                .contains("Lantern Night", "Thursday, 28 November 2030, 20:00", "Lisbon time")
                .contains("Riverside Stage, Lisbon", "EV07-1", "EV07-2", "EV07-3", "1 of 3")
                .contains("Ana &lt;b&gt;Ribeiro&lt;/b&gt;", "href=\"#t3\"")
                .contains(
                        PAGE + "/calendar.ics",
                        PAGE + "/tickets.pdf",
                        "href=\"" + PAGE + "/cancel\"")
                .contains("This page is saved on this device until Friday, 29 November 2030")
                .containsPattern(Pattern.compile("(class=\"qr\".*){3}", Pattern.DOTALL))
                .doesNotContain("<b>Ribeiro", "??", "<script>", "style=\"");
    }

    @Test
    void nobody_on_the_way_keeps_it_and_no_other_site_learns_it() {
        for (var path : List.of(PAGE, PAGE + "/cancel", "/t/none"))
            assertThat(mvc.get().uri(path))
                    .hasHeader("Cache-Control", "no-store")
                    .hasHeader("Referrer-Policy", "no-referrer")
                    .hasHeader("X-Robots-Tag", "noindex");
        assertThat(mvc.get().uri(PAGE))
                .as("what the browser may keep it by")
                .hasHeader("Ticket-Valid-Until", "2030-11-29T20:00:00Z");
    }

    @Test
    void the_booking_is_cancelled_from_it() {
        neighbours.on(CANCEL, 200, Samples.booking(1184, "cancelled", "Ana", 3, ""));
        assertThat(mvc.get().uri(PAGE + "/cancel"))
                .hasStatusOk()
                .bodyText()
                .contains("Cancel all 3 tickets", "action=\"" + PAGE + "/cancel\"");
        assertThat(mvc.post().uri(PAGE + "/cancel")).hasStatus(303).hasHeader("Location", PAGE);
        assertThat(neighbours.calls(CANCEL).getFirst().header("Booking-Link")).isEqualTo(TOKEN);

        neighbours.on(CANCEL, call -> Neighbours.problem(409, "invalid-state", ""));
        assertThat(mvc.post().uri(PAGE + "/cancel"))
                .hasStatus(409)
                .bodyText()
                .contains("Nothing was cancelled");
    }

    @Test
    void what_is_to_be_paid_is_paid_from_it_and_the_link_goes_to_no_provider() {
        for (var end : List.of("null", "\"2030-11-28T20:00:00Z\"")) {
            waitsForItsPayment(end);
            assertThat(mvc.get().uri(PAGE).header("Accept-Language", "en-GB"))
                    .as("kept until " + end)
                    .hasStatusOk()
                    .bodyText()
                    .contains("href=\"" + PAGE + "/pay\"")
                    .doesNotContain("??");
            var led = mvc.get().uri(PAGE + "/pay").exchange();
            assertThat(led).hasStatus(303).hasHeader("Location", "/bookings/1184/pay");
            var cookie = led.getResponse().getCookie("marquee_booking");
            assertThat(cookie).isNotNull();
            assertThat(cookie.getValue()).isEqualTo(TOKEN);
            assertThat(cookie.getPath()).isEqualTo("/bookings/1184");
            assertThat(cookie.isHttpOnly()).isTrue();
        }
    }

    @Test
    void what_is_paid_free_or_over_offers_no_payment() {
        assertThat(mvc.get().uri(PAGE)).bodyText().doesNotContain(PAGE + "/pay");
        waitsForItsPayment("\"2020-01-01T00:00:00Z\"");
        assertThat(mvc.get().uri(PAGE)).bodyText().doesNotContain(PAGE + "/pay");
        ended("expired");
        assertThat(mvc.get().uri(PAGE + "/pay")).hasStatus(410).doesNotContainHeader("Set-Cookie");
        assertThat(mvc.get().uri("/t/none/pay")).hasStatus(404).doesNotContainHeader("Set-Cookie");
    }

    private void waitsForItsPayment(String until) {
        var booking =
                Samples.booking(1184, "pending_payment", "Ana", 2, ",\"expires_at\":" + until)
                        .replaceFirst("\"total\":\"0.00\"", "\"total\":\"48.00\"");
        neighbours.on(
                LINK,
                200,
                "{\"booking\":%s,\"valid_until\":\"2030-11-29T20:00:00Z\"}".formatted(booking));
    }

    @Test
    void what_is_over_says_so_and_shows_no_code() {
        for (var reason :
                List.of(
                        List.of("cancelled", "Your tickets for Lantern Night are cancelled"),
                        List.of("expired", "Your reservation for Lantern Night has expired"),
                        List.of("over", "Lantern Night is over"),
                        List.of(
                                "refunded",
                                "These tickets for Lantern Night are no longer valid"))) {
            ended(reason.getFirst());
            assertThat(mvc.get().uri(PAGE))
                    .hasStatus(410)
                    .bodyText()
                    .contains(reason.getLast(), "href=\"/e/EV07\"", "action=\"/lookup\"")
                    .doesNotContain("class=\"qr\"", "??", "Ticket-Valid-Until");
            assertThat(mvc.post().uri(PAGE + "/cancel")).hasStatus(410);
        }
    }

    @Test
    void what_waits_to_be_confirmed_shows_no_code() {
        opens("pending_payment");
        assertThat(mvc.get().uri(PAGE))
                .hasStatusOk()
                .bodyText()
                .contains("Not valid yet", PAGE + "/cancel")
                .doesNotContain("class=\"qr\"");
    }

    @Test
    void what_is_no_link_opens_nothing_and_asks_for_an_address() {
        for (var wrong :
                List.of(
                        "ww-0123456789abcdefghijklmnp",
                        "x",
                        "1184",
                        "WW-0123456789ABCDEFGHIJKLMNO",
                        "0".repeat(3000)))
            assertThat(mvc.get().uri(java.net.URI.create("/t/" + wrong)))
                    .as(wrong)
                    .hasStatus(404)
                    .bodyText()
                    .contains("This link no longer works", "action=\"/lookup\"")
                    .doesNotContain("??");
        assertThat(neighbours.calls(LINK)).as("only what looks like one is asked for").hasSize(1);
    }

    @Test
    void without_ticket_service_nothing_is_said_about_the_link() {
        neighbours.on(LINK, 503, "");
        assertThat(mvc.get().uri(PAGE)).hasStatus(503);
    }

    @Test
    void the_scripts_come_from_our_own_site_and_the_worker_is_always_the_newest() {
        assertThat(mvc.get().uri("/t/worker.js"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-cache")
                .hasContentTypeCompatibleWith("text/javascript");
        assertThat(mvc.get().uri("/t/page.js"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith("text/javascript");
        assertThat(mvc.get().uri(PAGE))
                .bodyText()
                .contains("<script src=\"/t/page.js\" defer></script>");
    }
}
