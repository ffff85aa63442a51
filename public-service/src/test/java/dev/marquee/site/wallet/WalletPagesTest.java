package dev.marquee.site.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Neighbours;
import dev.marquee.site.Neighbours.Answer;
import dev.marquee.site.Neighbours.Call;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import jakarta.servlet.http.Cookie;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Tickets go into the wallets that are set up, by each way to the tickets, and into no others. */
class WalletPagesTest extends SitePages {

    private static final String LINK = "/t/ww-0123456789abcdefghijklmno";
    private static final String HELD = "/h/wx-0123456789abcdefghijklmno";
    private static final String GOOGLE = "https://pay.google.com/gp/v/save/eyJ.e30.sig";

    @BeforeEach
    void a_booking_and_a_ticket() {
        booking(2);
        neighbours.on(
                "GET /api/tickets/link",
                200,
                """
                {"ticket_id":1185,"code":"EV07-160","event_code":"EV07","event_name":"Lantern Night","event_starts_at":"2030-11-28T20:00:00Z",
                 "event_ends_at":null,"time_zone":"Europe/Lisbon","location":"Riverside Stage","ticket_type":"Standing","status":"issued",
                 "name":"Ben","email":"ben@example.org","entry_code":"EV07-160-KX4P","qr_token":"%s","transfer":null,"transferable":true,"obstacle":null}\
                """
                        .formatted(Samples.TOKEN));
        var pass =
                proven(
                        new Answer(
                                200,
                                "the pass",
                                Map.of(
                                        "Content-Type",
                                        "application/vnd.apple.pkpass",
                                        "Content-Disposition",
                                        "attachment; filename=\"EV07-1.pkpass\"")));
        neighbours.on("GET /api/bookings/1184/wallet/apple", pass);
        neighbours.on("GET /api/tickets/1185/wallet/apple", pass);
        neighbours.on(
                "GET /api/tickets/1185/wallet/google",
                proven(new Answer(200, "{\"link\":\"" + GOOGLE + "\"}")));
    }

    private static void booking(int tickets) {
        var booking = Samples.booking(1184, "confirmed", "Ana", tickets, "");
        neighbours.on("GET /api/bookings/1184", 200, booking);
        neighbours.on(
                "GET /api/bookings/link",
                200,
                "{\"booking\":%s,\"valid_until\":\"2030-11-29T20:00:00Z\"}".formatted(booking));
    }

    private static Function<Call, Answer> proven(Answer answer) {
        return call ->
                "the-key".equals(call.header("Booking-Key"))
                                || "the-lookup".equals(call.header("Lookup-Token"))
                                || LINK.endsWith(String.valueOf(call.header("Booking-Key")))
                                || HELD.endsWith(String.valueOf(call.header("Ticket-Link")))
                        ? answer
                        : Neighbours.problem(404, "not-found", "");
    }

    private static void wallets(boolean apple, boolean google) {
        neighbours.on(
                "GET /api/wallets", 200, "{\"apple\":%s,\"google\":%s}".formatted(apple, google));
    }

    private MvcTestResult open(String path) {
        return mvc.get()
                .uri(path)
                .cookie(
                        new Cookie("marquee_booking", "the-key"),
                        new Cookie("marquee_lookup", "the-lookup"))
                .exchange();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bookings/1184", LINK, HELD})
    void a_page_offers_the_wallets_that_are_set_up(String page) {
        assertThat(open(page)).hasStatusOk().bodyText().doesNotContain("Wallet");
        wallets(false, false);
        assertThat(open(page)).hasStatusOk().bodyText().doesNotContain("Wallet");
        wallets(true, false);
        assertThat(open(page))
                .hasStatusOk()
                .bodyText()
                .contains("Add to Apple Wallet", page + "/wallet/apple")
                .doesNotContain("Google");
        wallets(true, true);
        assertThat(open(page))
                .hasStatusOk()
                .bodyText()
                .contains("/wallet/google", "Google gets the event, the name and the code")
                .doesNotContain("pay.google.com", "??");
        if (!page.startsWith("/bookings/"))
            assertThat(open(page)).as("where mails lead").bodyText().contains("id=\"wallets\"");
        assertThat(neighbours.calls("GET /api/tickets/1185/wallet/google"))
                .as("made when somebody wants it")
                .isEmpty();
    }

    @Test
    void what_one_file_cannot_hold_is_offered_ticket_by_ticket() {
        wallets(true, false);
        booking(11);
        assertThat(open("/bookings/1184"))
                .bodyText()
                .contains("/bookings/1184/tickets/1185/wallet/apple", "Apple Wallet: EV07-11")
                .doesNotContain("/bookings/1184/wallet/apple");
    }

    @Test
    void a_booking_that_is_over_offers_none() {
        wallets(true, true);
        neighbours.on(
                "GET /api/bookings/1184", 200, Samples.booking(1184, "cancelled", "Ana", 1, ""));
        assertThat(open("/bookings/1184")).bodyText().doesNotContain("Wallet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bookings/1184/wallet/apple",
                "/bookings/1184/tickets/1185/wallet/apple",
                "/lookup/bookings/1184/wallet/apple",
                "/lookup/bookings/1184/tickets/1185/wallet/apple",
                LINK + "/wallet/apple",
                LINK + "/tickets/1185/wallet/apple",
                HELD + "/wallet/apple"
            })
    void a_pass_comes_to_whoever_has_the_ticket(String path) {
        assertThat(open(path))
                .hasStatusOk()
                .hasContentType("application/vnd.apple.pkpass")
                .hasHeader("Cache-Control", "no-store")
                .hasHeader("Content-Disposition", "attachment; filename=\"EV07-1.pkpass\"")
                .hasBodyTextEqualTo("the pass");
        if (!path.startsWith("/t/") && !path.startsWith("/h/"))
            assertThat(mvc.get().uri(path)).hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bookings/1184/tickets/1185/wallet/google",
                "/lookup/bookings/1184/tickets/1185/wallet/google",
                LINK + "/tickets/1185/wallet/google",
                HELD + "/wallet/google"
            })
    void googles_address_is_made_when_it_is_wanted(String path) {
        assertThat(open(path))
                .hasStatus(303)
                .hasHeader("Location", GOOGLE)
                .hasHeader("Cache-Control", "no-store")
                .hasHeader("Referrer-Policy", "no-referrer");
    }

    @Test
    void where_it_is_not_valid_its_page_says_why() {
        var refused = Neighbours.problem(409, "invalid-state", "");
        neighbours.on("GET /api/bookings/1184/wallet/apple", call -> refused);
        neighbours.on("GET /api/tickets/1185/wallet/google", call -> refused);
        assertThat(open("/bookings/1184/wallet/apple")).hasHeader("Location", "/bookings/1184");
        assertThat(open("/lookup/bookings/1184/tickets/1185/wallet/google"))
                .hasHeader("Location", "/lookup/tickets");
        neighbours.on(
                "GET /api/tickets/link",
                call -> Neighbours.problem(410, "link-expired", ",\"reason\":\"handed-on\""));
        assertThat(open(HELD + "/wallet/apple")).hasStatus(303).hasHeader("Location", HELD);
    }

    @Test
    void a_holder_prints_the_ticket() {
        neighbours.on(
                "GET /api/tickets/1185/pdf",
                proven(
                        new Answer(
                                200,
                                "the file",
                                Map.of(
                                        "Content-Type",
                                        "application/pdf",
                                        "Content-Disposition",
                                        "attachment; filename=\"x.pdf\""))));
        assertThat(open(HELD)).bodyText().contains(HELD + "/tickets.pdf", "/calendar.ics");
        assertThat(open(HELD + "/tickets.pdf"))
                .hasStatusOk()
                .hasContentType("application/pdf")
                .hasBodyTextEqualTo("the file");
    }
}
