package dev.marquee.ticket.wallet;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.marquee.ticket.OnH2;
import dev.marquee.ticket.TestWallets;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A ticket is saved to Google Wallet by a link that is signed as Google checks it. */
@OnH2
class GoogleWalletTest extends WalletTests {

    private static final String SAVE = "https://pay.google.com/gp/v/save/";

    @Test
    void the_link_is_signed_and_has_the_code_that_the_door_admits() throws Exception {
        var booking = booked(lisbon(), 1);
        var answer = google(booking, 0, keyOf(booking));
        assertThat(answer).hasStatusOk().hasHeader("Cache-Control", "no-store");

        var claims = claims(answer);

        assertThat(claims.get("iss").asString()).isEqualTo(TestWallets.ACCOUNT);
        assertThat(claims.get("aud").asString()).as("a text, not a list").isEqualTo("google");
        assertThat(claims.get("typ").asString()).isEqualTo("savetowallet");
        var event = claims.at("/payload/eventTicketClasses/0");
        assertThat(event.get("id").asString())
                .matches(TestWallets.ISSUER + "\\.EV\\d+-[0-9a-z]{10}");
        assertThat(event.get("reviewStatus").asString()).isEqualTo("UNDER_REVIEW");
        assertThat(event.at("/eventName/defaultValue/value").asString())
                .isEqualTo("Fado at the river");
        assertThat(event.at("/dateTime/start").asString()).isEqualTo("2030-07-02T20:30:00+01:00");
        assertThat(event.at("/venue/name/defaultValue/value").asString())
                .isEqualTo("Riverside Stage");
        var ticket = claims.at("/payload/eventTicketObjects/0");
        assertThat(ticket.get("classId")).isEqualTo(event.get("id"));
        assertThat(ticket.get("state").asString()).isEqualTo("ACTIVE");
        assertThat(ticket.get("ticketHolderName").asString()).isEqualTo("Ana Silva");
        assertThat(ticket.at("/barcode/type").asString()).isEqualTo("QR_CODE");
        var token = ticket.at("/barcode/value").asString();
        assertThat(token).isEqualTo(booking.at("/tickets/0/qr_token").asString());
        assertThat(scan(token)).isIn("admitted", "too_early");
    }

    @Test
    void what_says_something_else_is_another_ticket_to_google() throws Exception {
        var booking = booked(transferable(), 1);
        var first = claims(google(booking, 0, keyOf(booking)));
        assertThat(ids(claims(google(booking, 0, keyOf(booking))))).isEqualTo(ids(first));

        var ben = handOn(booking, 0);
        var his = claims(google(booking, 0, holder(ben)));

        assertThat(ids(his)).isNotEqualTo(ids(first));
        assertThat(his.at("/payload/eventTicketObjects/0/barcode/value"))
                .isEqualTo(ben.at("/ticket/qr_token"));
        assertProblem(google(booking, 0, keyOf(booking)), 409, "invalid-state");
    }

    @Test
    void it_is_for_whoever_may_see_the_code_of_a_valid_ticket() {
        var booking = booked(onSale(5), 2);
        assertThat(google(booking, 0, organizer())).hasStatusOk();
        assertProblem(
                google(booking, 0, account(5, "support@ticket.local", "SUPPORT")),
                403,
                "forbidden");
        assertProblem(google(booking, 0, request -> request), 404, "not-found");
        assertProblem(
                google(booking, 0, account(77, "else@example.org", "CUSTOMER")), 404, "not-found");
        cancelTicket(booking, 0);
        assertProblem(google(booking, 0, keyOf(booking)), 409, "invalid-state");
    }

    @Test
    void everybody_may_know_which_wallets_there_are() {
        var wallets = json(mvc.get().uri("/api/wallets").exchange());
        assertThat(wallets.get("apple").asBoolean()).isTrue();
        assertThat(wallets.get("google").asBoolean()).isTrue();
    }

    private MvcTestResult google(JsonNode booking, int n, RequestPostProcessor caller) {
        return get("/api/tickets/%d/wallet/google".formatted(ticket(booking, n)), caller);
    }

    /** What Google reads, if the signature is right. */
    private static JsonNode claims(MvcTestResult answer) throws Exception {
        assertThat(answer).hasStatusOk();
        var link = json(answer).get("link").asString();
        assertThat(link).startsWith(SAVE);
        var token = SignedJWT.parse(link.substring(SAVE.length()));
        assertThat(token.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
        var verifier = new RSASSAVerifier((RSAPublicKey) TestWallets.google());
        assertThat(token.verify(verifier)).isTrue();
        return JsonMapper.shared().readTree(token.getPayload().toString());
    }

    private static String ids(JsonNode claims) {
        return claims.at("/payload/eventTicketObjects/0/id").asString();
    }
}
