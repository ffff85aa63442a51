package dev.marquee.site.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingPageTest extends SitePages {

    private static final String SHOW = "GET /api/bookings/1184";
    private static final String CANCEL = "POST /api/bookings/1184/cancel";
    private static final Cookie KEY = new Cookie("marquee_booking", "secret-key");

    /** Only for the right key, as ticket-service does it. */
    private void booked(String status) {
        neighbours.on(
                SHOW,
                call ->
                        "secret-key".equals(call.header("Booking-Key"))
                                ? new Neighbours.Answer(
                                        200,
                                        Samples.booking(1184, status, "Ana <b>Ribeiro</b>", 2, ""))
                                : Neighbours.problem(404, "not-found", ""));
    }

    @Test
    void the_buyer_sees_every_ticket_and_where_the_mail_goes() {
        booked("confirmed");
        assertThat(mvc.get().uri("/bookings/1184").cookie(KEY).header("Accept-Language", "en-GB"))
                .hasStatusOk()
                .hasHeader("Cache-Control", "no-store")
                .bodyText()
                .contains("You’re in, Ana &lt;b&gt;Ribeiro&lt;/b&gt;", "Booking 1184")
                .contains("Your 2 tickets are on their way to", "ana@example.org")
                .contains("Thursday, 28 November 2030, 20:00", "Riverside Stage")
                .contains("EV07-1", "EV07-2", "aria-label=\"Entry code of ticket EV07-2\"")
                .contains("href=\"/bookings/1184/cancel\"", "Cancel all 2 tickets")
                .doesNotContain("<b>Ribeiro", "secret-key");
    }

    @Test
    void a_test_booking_says_so_and_claims_no_mail() {
        neighbours.on(
                "GET /api/bookings/1184",
                call ->
                        new Neighbours.Answer(
                                200,
                                Samples.booking(1184, "confirmed", "Ana", 2, ",\"test\":true")));
        assertThat(mvc.get().uri("/bookings/1184").cookie(KEY))
                .hasStatusOk()
                .bodyText()
                .contains("only being tried out", "sent only to whoever switched test mode on")
                .doesNotContain("on their way");
    }

    @Test
    void a_stranger_finds_nothing() {
        booked("confirmed");
        assertThat(mvc.get().uri("/bookings/1184")).hasStatus(404);
        assertThat(mvc.get().uri("/bookings/1184").cookie(new Cookie("marquee_booking", "a guess")))
                .hasStatus(404);
        assertThat(mvc.get().uri("/bookings/99999999999999999999")).hasStatus(404);
        assertThat(mvc.get().uri("/bookings/x")).hasStatus(404);
    }

    @Test
    void the_code_on_the_page_scans_as_the_token() throws Exception {
        booked("confirmed");
        var page = mvc.get().uri("/bookings/1184").cookie(KEY).exchange();
        var svg =
                Pattern.compile("viewBox=\"0 0 (\\d+) \\d+\".*?<path fill=\"#000\" d=\"([^\"]+)\"")
                        .matcher(page.getResponse().getContentAsString());
        assertThat(svg.find()).isTrue();
        assertThat(scan(Integer.parseInt(svg.group(1)), svg.group(2))).isEqualTo(Samples.TOKEN);
    }

    /** Paints the path, four dots a module, and reads it as a scanner does. */
    private static String scan(int size, String path) throws Exception {
        int scale = 4;
        var dots = new int[size * scale * size * scale];
        Arrays.fill(dots, 0xFFFFFF);
        var runs = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z").matcher(path);
        while (runs.find()) {
            int left = Integer.parseInt(runs.group(1)) * scale;
            int top = Integer.parseInt(runs.group(2)) * scale;
            for (int y = top; y < top + scale; y++)
                for (int x = left; x < left + Integer.parseInt(runs.group(3)) * scale; x++)
                    dots[y * size * scale + x] = 0;
        }
        var source = new RGBLuminanceSource(size * scale, size * scale, dots);
        var result = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
        assertThat(result.getBarcodeFormat()).isEqualTo(BarcodeFormat.QR_CODE);
        return result.getText();
    }

    @Test
    void the_tickets_are_given_back_with_one_question() {
        booked("confirmed");
        neighbours.on(CANCEL, 200, Samples.booking(1184, "cancelled", "Ana", 2, ""));
        assertThat(mvc.get().uri("/bookings/1184/cancel").cookie(KEY))
                .hasStatusOk()
                .bodyText()
                .contains("Cancel your tickets for Lantern Night?", "Keep my tickets");
        assertThat(mvc.post().uri("/bookings/1184/cancel").cookie(KEY))
                .hasStatus(303)
                .hasHeader("Location", "/bookings/1184");
        assertThat(neighbours.calls(CANCEL).getFirst().header("Booking-Key"))
                .isEqualTo("secret-key");
    }

    @Test
    void what_is_too_late_is_said() {
        booked("confirmed");
        neighbours.on(CANCEL, call -> Neighbours.problem(409, "ticket-used", ""));
        assertThat(mvc.post().uri("/bookings/1184/cancel").cookie(KEY))
                .hasStatus(409)
                .bodyText()
                .contains("Nothing was cancelled", "EV07-1");
    }

    @Test
    void a_stranger_cancels_nothing() {
        booked("confirmed");
        assertThat(mvc.post().uri("/bookings/1184/cancel")).hasStatus(404);
    }

    @Test
    void tickets_given_back_have_no_code_to_scan() {
        booked("cancelled");
        assertThat(mvc.get().uri("/bookings/1184").cookie(KEY))
                .hasStatusOk()
                .bodyText()
                .contains("Your tickets are cancelled", "no-code\"><strong>Cancelled<")
                .doesNotContain("class=\"qr\"", "/bookings/1184/cancel", "on their way");
    }

    @Test
    void what_waits_or_was_used_has_no_code_to_scan() {
        neighbours.on(
                SHOW,
                200,
                Samples.booking(
                        1184,
                        "pending_payment",
                        "Ana",
                        2,
                        ",\"expires_at\":\"2030-11-20T18:00:00Z\""));
        assertThat(mvc.get().uri("/bookings/1184").cookie(KEY).header("Accept-Language", "en-GB"))
                .hasStatusOk()
                .bodyText()
                .contains("Your tickets are reserved", "no-code\"><strong>Not valid yet<")
                .contains("by Wednesday, 20 November 2030, 18:00 (Lisbon time)")
                .as("with a way to give them back")
                .contains("href=\"/bookings/1184/cancel\"")
                .doesNotContain("class=\"qr\"", "on their way", "You’re in");

        neighbours.on(
                SHOW,
                200,
                Samples.booking(1184, "confirmed", "Ana", 1, "")
                        .replace("\"status\":\"issued\"", "\"status\":\"used\""));
        assertThat(mvc.get().uri("/bookings/1184").cookie(KEY))
                .hasStatusOk()
                .bodyText()
                .contains("no-code\"><strong>Used<")
                .doesNotContain("class=\"qr\"");

        for (var over : new String[] {"expired", "refunded", "refund_requested"}) {
            neighbours.on(SHOW, 200, Samples.booking(1184, over, "Ana", 1, ""));
            assertThat(mvc.get().uri("/bookings/1184").cookie(KEY))
                    .bodyText()
                    .doesNotContain("class=\"qr\"", "/bookings/1184/cancel");
        }
    }

    private static final String SOON = Instant.now().plusSeconds(600).toString();

    private static void paid(String status, String more) {
        neighbours.on(SHOW, 200, Samples.held(1184, status, SOON, ",\"paid\":\"48.00\"" + more));
    }

    @Test
    void a_booking_that_is_to_be_paid_says_until_when_and_leads_there() {
        neighbours.on(SHOW, 200, Samples.held(1184, "pending_payment", SOON, ""));
        assertThat(mvc.get().uri("/bookings/1184").cookie(KEY))
                .hasStatusOk()
                .bodyText()
                .contains("Your tickets are held", "href=\"/bookings/1184/pay\"")
                .contains("Pay €48.00 now", "data-until=\"" + SOON + "\"", "Give the tickets back")
                .doesNotContain("class=\"qr\"", "Cancel free of charge", "What you paid");
        assertThat(neighbours.calls("GET /api/bookings/1184/payment")).isEmpty();
    }

    @Test
    void a_booking_that_is_paid_says_what_was_paid_and_with_which_card() {
        paid("confirmed", "");
        neighbours.on(
                "GET /api/bookings/1184/payment",
                200,
                Samples.payment(
                        "confirmed",
                        "succeeded",
                        ",\"payments\":[{\"amount\":\"48.00\",\"currency\":\"EUR\",\"state\":\"failed\",\"card\":\"0002\"},{\"amount\":\"48.00\",\"currency\":\"EUR\",\"state\":\"succeeded\",\"purpose\":\"booking\",\"card\":\"4242\"}]"));
        assertThat(mvc.get().uri("/bookings/1184").cookie(KEY))
                .hasStatusOk()
                .bodyText()
                .contains("You’re in", "class=\"qr\"", "What you paid", "2 × Standing")
                .contains("Paid: €48.00, by card ending in 4242", "Prices include €7.66 VAT")
                .contains("No real money moves.")
                .contains("href=\"/bookings/1184/cancel\"", "see what you get back")
                .doesNotContain("0002", "Cancel free of charge", "data-dialog=\"cancel");
        neighbours.on("GET /api/bookings/1184/payment", 503, "");
        assertThat(mvc.get().uri("/bookings/1184").cookie(KEY))
                .as("without its payment the booking is still shown")
                .hasStatusOk()
                .bodyText()
                .contains("class=\"qr\"", "Paid: €48.00<");
    }

    @Test
    void a_free_booking_says_nothing_of_money_and_asks_for_no_payment() {
        booked("confirmed");
        assertThat(mvc.get().uri("/bookings/1184").cookie(KEY))
                .bodyText()
                .contains("Cancel free of charge")
                .doesNotContain("What you paid", "€");
        assertThat(neighbours.calls("GET /api/bookings/1184/payment")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    cancelled        | 0.00  | Your booking is cancelled | Nothing was charged
                    expired          | 0.00  | The time to pay is over   | Nothing was charged
                    refund_requested | 48.00 | You asked for your money back | while your request is looked at
                    refunded         | 48.00 | Your money goes back      | goes back the way you paid
                    cancelled        | 48.00 | Your booking is cancelled | goes back the way you paid
                    expired          | 48.00 | The time to pay is over   | Your payment came too late
                    """)
    void what_became_of_the_money_is_said(String status, String paid, String title, String text) {
        neighbours.on(SHOW, 200, Samples.held(1184, status, SOON, ",\"paid\":\"" + paid + "\""));
        assertThat(mvc.get().uri("/bookings/1184").cookie(KEY))
                .hasStatusOk()
                .bodyText()
                .contains(title + "</h1>", text)
                .doesNotContain("They were free", "class=\"qr\"");
    }

    @Test
    void what_went_back_is_said() {
        paid("confirmed", ",\"refunded\":\"24.00\"");
        assertThat(mvc.get().uri("/bookings/1184").cookie(KEY))
                .hasStatusOk()
                .bodyText()
                .contains("Refunded: €24.00");
    }

    @Test
    void held_tickets_that_are_given_back_are_forgotten() {
        neighbours.on(SHOW, 200, Samples.held(1184, "pending_payment", SOON, ""));
        neighbours.on(CANCEL, 200, "{}");
        assertThat(mvc.get().uri("/bookings/1184/cancel").cookie(KEY))
                .bodyText()
                .contains("Give back your tickets for Lantern Night?", "Nothing was charged");
        assertThat(mvc.post().uri("/bookings/1184/cancel").cookie(KEY))
                .hasStatus(303)
                .cookies()
                .hasPath("marquee_hold", "/e/EV07")
                .hasMaxAge("marquee_hold", Duration.ZERO);
    }

    @Test
    void a_paid_booking_says_what_comes_back_before_it_is_given_back() {
        paid("confirmed", "");
        neighbours.on(CANCEL, 200, refund("43.20", "4.80", "approved", "1185,1186"));
        assertThat(mvc.get().uri("/bookings/1184/cancel").cookie(KEY))
                .hasStatusOk()
                .bodyText()
                .contains("You get €43.20 back", "€4.80 is kept", "Give 2 tickets back")
                .contains("name=\"tickets\" value=\"1185\"")
                .doesNotContain("Nothing was charged", "free");

        neighbours.on(CANCEL, 200, refund("21.60", "2.40", "approved", "1186"));
        assertThat(mvc.get().uri("/bookings/1184/cancel?tickets=1186").cookie(KEY))
                .bodyText()
                .contains("You get €21.60 back", "Give the ticket back");
        assertThat(mvc.post().uri("/bookings/1184/cancel").param("tickets", "1186").cookie(KEY))
                .hasStatus(303)
                .hasHeader("Location", "/bookings/1184");
        var calls = neighbours.calls(CANCEL);
        assertThat(calls)
                .extracting(Neighbours.Call::query)
                .containsExactly("dry_run=true", "dry_run=true", "dry_run=false");
        assertThat(calls.getLast().body()).isEqualTo("{\"tickets\":[1186]}");
    }

    @Test
    void where_staff_decide_it_is_a_request() {
        paid("confirmed", "");
        neighbours.on(CANCEL, 200, refund("48.00", "0.00", "asked", "1185,1186"));
        assertThat(mvc.get().uri("/bookings/1184/cancel").cookie(KEY))
                .bodyText()
                .contains(
                        "You ask for €48.00 back",
                        "The organiser decides",
                        "Ask for the money back")
                .doesNotContain("is kept");
    }

    @ParameterizedTest
    @CsvSource({
        "none, gives no money back",
        "too-late, The time to give tickets back is over",
        "begun, The event has started"
    })
    void what_cannot_be_given_back_is_said_with_the_reason(String reason, String words) {
        paid("confirmed", "");
        neighbours.on(
                CANCEL,
                409,
                "{\"type\":\"urn:marquee:problem:refund-not-possible\",\"status\":409,\"reason\":\"%s\"}"
                        .formatted(reason));
        assertThat(mvc.get().uri("/bookings/1184/cancel").cookie(KEY))
                .hasStatusOk()
                .bodyText()
                .contains("can’t be given back", words)
                .doesNotContain("<button class=\"btn btn-danger\"");
    }

    private static String refund(String amount, String kept, String phase, String tickets) {
        return """
        {"id":1184,"refund":{"amount":"%s","fee_kept":"%s","currency":"EUR","phase":"%s","tickets":[%s]}}\
        """
                .formatted(amount, kept, phase, tickets);
    }
}
