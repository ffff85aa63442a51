package dev.marquee.ticket.wallet;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.ticket.OnH2;
import dev.marquee.ticket.TestWallets;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;

/** A ticket in Apple Wallet opens the door as the one on paper does. */
@OnH2
class AppleWalletTest extends WalletTests {

    @Test
    void a_pass_is_signed_and_has_the_code_that_the_door_admits() throws Exception {
        var booking = booked(lisbon(), 1);
        var answer = apple(booking, 0, keyOf(booking));
        assertThat(answer)
                .hasStatusOk()
                .hasContentType("application/vnd.apple.pkpass")
                .hasHeader("Cache-Control", "no-store");
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .isEqualTo(
                        "attachment; filename=\"%s.pkpass\""
                                .formatted(booking.at("/tickets/0/code").asString()));

        var pass = Passes.open(content(answer));

        assertThat(pass.get("formatVersion").asInt()).isEqualTo(1);
        assertThat(pass.get("passTypeIdentifier").asString()).isEqualTo(TestWallets.PASS_TYPE);
        assertThat(pass.get("teamIdentifier").asString()).isEqualTo(TestWallets.TEAM);
        assertThat(pass.get("serialNumber").asString()).isEqualTo(ticket(booking, 0) + "-0");
        assertThat(pass.get("voided").asBoolean()).isFalse();
        assertThat(pass.get("relevantDate").asString()).isEqualTo("2030-07-02T20:30:00+01:00");
        assertThat(pass.at("/relevantDates/0/endDate").asString())
                .isEqualTo("2030-07-02T23:00:00+01:00");
        assertThat(pass.at("/barcodes/0/format").asString()).isEqualTo("PKBarcodeFormatQR");
        assertThat(pass.at("/barcodes/0/messageEncoding").asString()).isEqualTo("iso-8859-1");
        assertThat(pass.at("/barcodes/0/altText")).isEqualTo(booking.at("/tickets/0/entry_code"));
        var front = pass.at("/eventTicket").toString();
        assertThat(front.replaceAll("\\h", " "))
                .contains("Tuesday, July 2, 2030, 8:30 PM–11:00 PM", "Lisbon time (UTC+1:00)")
                .contains("Ana Silva", "Riverside Stage");
        var token = pass.at("/barcodes/0/message").asString();
        assertThat(token).isEqualTo(booking.at("/tickets/0/qr_token").asString());
        assertThat(scan(token)).isIn("admitted", "too_early");
    }

    @Test
    void one_changed_byte_makes_it_worthless() throws Exception {
        var booking = booked(onSale(5), 1);
        var files = Passes.unzip(content(apple(booking, 0, keyOf(booking))));
        assertThat(files)
                .containsKeys("pass.json", "icon.png", "icon@2x.png", "logo.png", "manifest.json");
        assertThat(Passes.isGenuine(files)).as("as it came").isTrue();
        for (var name : files.keySet()) {
            var changed = new HashMap<>(files);
            var content = files.get(name).clone();
            content[content.length / 2] ^= 1;
            changed.put(name, content);
            assertThat(Passes.isGenuine(changed)).as(name).isFalse();
        }
    }

    @Test
    void several_tickets_are_a_bundle_and_one_is_a_pass() throws Exception {
        var booking = booked(onSale(9), 3);
        var all = content(ofBooking(booking, keyOf(booking), "pkpasses"));
        var passes = Passes.unzip(all);
        assertThat(passes).hasSize(3);
        var tokens = passes.values().stream().map(AppleWalletTest::token).toList();
        assertThat(tokens)
                .containsExactlyElementsOf(
                        IntStream.range(0, 3)
                                .mapToObj(n -> booking.at("/tickets/%d/qr_token".formatted(n)))
                                .map(JsonNode::asString)
                                .toList());

        cancelTicket(booking, 0);
        cancelTicket(booking, 1);
        assertThat(token(content(ofBooking(booking, keyOf(booking), "pkpass"))))
                .isEqualTo(tokens.getLast());
    }

    @Test
    void what_was_cancelled_or_handed_on_replaces_the_valid_pass_by_a_void_one() throws Exception {
        var booking = booked(transferable(), 2);
        cancelTicket(booking, 0);
        var cancelled = Passes.open(content(apple(booking, 0, keyOf(booking))));
        assertThat(cancelled.get("voided").asBoolean()).isTrue();
        assertThat(cancelled.get("serialNumber").asString()).isEqualTo(ticket(booking, 0) + "-0");
        assertThat(cancelled.has("barcodes")).isFalse();

        var ben = handOn(booking, 1);
        var former = Passes.open(content(apple(booking, 1, keyOf(booking))));
        assertThat(former.get("voided").asBoolean()).isTrue();
        assertThat(former.get("serialNumber").asString()).isEqualTo(ticket(booking, 1) + "-0");
        assertThat(former.toString()).contains("Ana Silva").doesNotContain("Ben Ode");

        var his = Passes.open(content(apple(booking, 1, holder(ben))));
        assertThat(his.get("voided").asBoolean()).isFalse();
        assertThat(his.get("serialNumber").asString()).isEqualTo(ticket(booking, 1) + "-1");
        assertThat(his.at("/barcodes/0/message")).isEqualTo(ben.at("/ticket/qr_token"));
        assertThat(scan(his.at("/barcodes/0/message").asString())).isIn("admitted", "too_early");
        assertProblem(ofBooking(booking, keyOf(booking)), 409, "invalid-state");
    }

    @Test
    void a_test_event_says_so() throws Exception {
        var event = newEvent();
        var terms = terms(event, 5);
        terms.put("name", "[TEST] Lantern Night");
        terms.put("test", true);
        assertThat(putTerms(terms)).hasStatus(204);
        var booking = booked(event, 1);
        var pass = Passes.open(content(apple(booking, 0, keyOf(booking))));
        assertThat(pass.get("description").asString()).contains("[TEST]");
        assertThat(pass.at("/eventTicket/primaryFields/0/value").asString()).startsWith("[TEST]");
        assertThat(pass.at("/eventTicket/backFields").toString()).contains("being tried out");
    }

    /** WCAG's measure: 4.5 for text. */
    @Test
    void its_colours_can_be_told_apart() {
        assertThat(contrast(ApplePassWords.FOREGROUND, ApplePassWords.BACKGROUND)).isGreaterThan(7);
        assertThat(contrast(ApplePassWords.LABELS, ApplePassWords.BACKGROUND)).isGreaterThan(7);
    }

    @Test
    void it_is_for_whoever_may_see_the_code() {
        var booking = booked(onSale(5), 2);
        assertThat(apple(booking, 0, organizer())).hasStatusOk();
        assertThat(ofBooking(booking, organizer())).hasStatusOk();
        var support = account(5, "support@ticket.local", "SUPPORT");
        assertProblem(apple(booking, 0, support), 403, "forbidden");
        assertProblem(ofBooking(booking, support), 403, "forbidden");
        for (var stranger :
                List.<RequestPostProcessor>of(
                        request -> request,
                        header("Booking-Key", "wrong"),
                        header("Ticket-Link", "wx-3f9k2m8q0z7x5v1t4r6p8n2b4"),
                        account(77, "else@example.org", "CUSTOMER"),
                        account(4, "entry@ticket.local", "ENTRY"))) {
            assertProblem(apple(booking, 0, stranger), 404, "not-found");
            assertProblem(ofBooking(booking, stranger), 404, "not-found");
        }
    }

    @Test
    void the_mail_with_the_tickets_says_that_there_are_wallets() {
        var booking = booked(onSale(5), 1);
        var to = booking.get("buyer_email").asString();
        await().untilAsserted(() -> assertThat(others.mailsTo(to)).isNotEmpty());
        assertThat(others.mailsTo(to).getFirst().at("/data/wallets").asBoolean()).isTrue();
    }

    @Test
    void a_bundle_has_ten_at_most() {
        var event = newEvent();
        var terms = terms(event, 20);
        terms.put("quota", 20);
        assertThat(putTerms(terms)).hasStatus(204);
        var booking = booked(event, 11);
        assertProblem(ofBooking(booking, keyOf(booking)), 409, "too-many-tickets");
        assertThat(apple(booking, 10, keyOf(booking))).hasStatusOk();
    }

    private MvcTestResult apple(JsonNode booking, int n, RequestPostProcessor caller) {
        return get("/api/tickets/%d/wallet/apple".formatted(ticket(booking, n)), caller);
    }

    private MvcTestResult ofBooking(JsonNode booking, RequestPostProcessor caller) {
        return get("/api/bookings/%d/wallet/apple".formatted(booking.get("id").asLong()), caller);
    }

    private MvcTestResult ofBooking(JsonNode booking, RequestPostProcessor caller, String type) {
        var answer = ofBooking(booking, caller);
        assertThat(answer).hasStatusOk().hasContentType("application/vnd.apple." + type);
        return answer;
    }

    private static byte[] content(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private static String token(byte[] pass) {
        try {
            return Passes.open(pass).at("/barcodes/0/message").asString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static double contrast(String one, String other) {
        var light = luminance(one);
        var dark = luminance(other);
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(String colour) {
        var parts =
                Pattern.compile("\\d+")
                        .matcher(colour)
                        .results()
                        .mapToDouble(part -> Integer.parseInt(part.group()) / 255.0)
                        .map(c -> c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4))
                        .toArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
