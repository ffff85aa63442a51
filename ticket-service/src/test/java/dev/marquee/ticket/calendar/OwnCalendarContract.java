package dev.marquee.ticket.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.booking.ApiContract;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A buyer's events at a secret address. */
abstract class OwnCalendarContract extends ApiContract {

    private static final AtomicLong ACCOUNTS = new AtomicLong(880_000);
    private static final String ADDRESS = "/api/calendar-address";

    @Autowired JdbcClient jdbc;
    @Autowired dev.marquee.platform.privacy.ErasablePeople people;

    private final long account = ACCOUNTS.incrementAndGet();
    private final String email = newBuyer();
    private final RequestPostProcessor owner = TestTokens.account(account, email, "CUSTOMER");

    @Test
    void whoever_knows_the_address_sees_the_events_and_nobody_else_does() {
        var event = onSale(5);
        assertThat(book(body(event, 2, email))).hasStatus(HttpStatus.CREATED);
        assertThat(book(body(event, 1, newBuyer()))).hasStatus(HttpStatus.CREATED);
        var address = made();
        var calendar = mvc.get().uri(address).exchange();
        assertThat(calendar)
                .hasStatusOk()
                .hasContentTypeCompatibleWith("text/calendar")
                .hasHeader("Cache-Control", "no-store")
                .hasHeader("X-Robots-Tag", "noindex")
                .hasHeader("Referrer-Policy", "no-referrer");
        assertThat(lines(calendar))
                .contains("STATUS:CONFIRMED", "REFRESH-INTERVAL;VALUE=DURATION:PT6H")
                .filteredOn(line -> line.startsWith("UID:"))
                .as("two bookings of an event are one entry, and others' are none")
                .hasSize(1);
        assertThat(
                        new String(
                                calendar.getResponse().getContentAsByteArray(),
                                StandardCharsets.UTF_8))
                .as("who it is stands nowhere in it")
                .doesNotContain(email);
    }

    @Test
    void a_new_address_ends_the_one_before_and_only_hashes_are_kept() {
        var first = made();
        var second = made();
        assertThat(second).isNotEqualTo(first);
        assertThat(mvc.get().uri(first)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri(second)).hasStatusOk();
        var kept =
                jdbc.sql("select secret_hash from calendar_address where account_id = ?")
                        .param(account)
                        .query(String.class)
                        .single();
        assertThat(kept).hasSize(64).isNotEqualTo(secret(second));
        assertThat(secret(second)).as("128 bits").matches("[A-Za-z0-9_-]{22}");
        assertThat(ask(HttpMethod.GET, owner))
                .hasStatusOk()
                .bodyText()
                .contains("\"url\":null")
                .doesNotContain("\"made_at\":null", secret(second));
        assertThat(ask(HttpMethod.DELETE, owner)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(mvc.get().uri(second)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(ask(HttpMethod.GET, owner)).bodyText().contains("\"made_at\":null");
    }

    @Test
    void what_somebody_gave_back_is_cancelled_and_what_was_only_held_is_not_there() {
        var event = onSale(5);
        var booking = json(book(body(event, 1, email)));
        var address = made();
        assertThat(cancel(booking, header("Booking-Key", key(booking)))).hasStatusOk();
        assertThat(lines(mvc.get().uri(address).exchange())).contains("STATUS:CANCELLED");
        assertThat(book(body(event, 1, email))).hasStatus(HttpStatus.CREATED);
        assertThat(lines(mvc.get().uri(address).exchange()))
                .contains("STATUS:CONFIRMED")
                .doesNotContain("STATUS:CANCELLED");
    }

    @Test
    void a_calendar_follows_its_account_to_another_address_as_soon_as_that_is_confirmed() {
        var event = onSale(5);
        var other = "moved-" + email;
        assertThat(book(body(event, 1, other))).hasStatus(HttpStatus.CREATED);
        var address = made();
        assertThat(lines(mvc.get().uri(address).exchange())).doesNotContain("STATUS:CONFIRMED");

        for (var times = 0; times < 2; times++)
            assertThat(
                            mvc.post()
                                    .uri("/internal/calendar-addresses/moved")
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content(
                                            "{\"owners\":[{\"account\":%d,\"email\":\"%s\"},{\"account\":999999,\"email\":\"nobody@example.org\"}]}"
                                                    .formatted(account, other))
                                    .with(TestTokens.service()))
                    .hasStatus(HttpStatus.NO_CONTENT);

        assertThat(lines(mvc.get().uri(address).exchange())).contains("STATUS:CONFIRMED");
    }

    @Test
    void an_event_that_is_moved_keeps_its_entry() {
        var event = onSale(5);
        assertThat(book(body(event, 1, email))).hasStatus(HttpStatus.CREATED);
        var address = made();
        var before = lines(mvc.get().uri(address).exchange());
        var terms = terms(event, 5);
        terms.put("version", 7);
        terms.put("name", "Fado indoors");
        assertThat(putTerms(terms)).hasStatus(204);
        var after = lines(mvc.get().uri(address).exchange());
        assertThat(after).contains("SEQUENCE:7", "SUMMARY:Fado indoors");
        assertThat(uid(after)).isEqualTo(uid(before));
    }

    @Test
    void an_address_that_is_not_verified_gets_no_calendar() {
        var unverified =
                SecurityMockMvcRequestPostProcessors.jwt()
                        .jwt(token ->
                                token.subject(String.valueOf(account))
                                        .claim("email", email)
                                        .claim("email_verified", false)
                                        .claim("roles", List.of("CUSTOMER")));
        assertThat(ask(HttpMethod.POST, unverified)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.post().uri(ADDRESS)).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void the_calendar_follows_the_account_to_another_address_and_ends_with_the_person() {
        var address = made();
        var event = onSale(5);
        var moved = newBuyer();
        assertThat(book(body(event, 1, moved))).hasStatus(HttpStatus.CREATED);
        assertThat(lines(mvc.get().uri(address).exchange())).doesNotContain("STATUS:CONFIRMED");
        assertThat(ask(HttpMethod.GET, TestTokens.account(account, moved, "CUSTOMER")))
                .hasStatusOk();
        assertThat(lines(mvc.get().uri(address).exchange())).contains("STATUS:CONFIRMED");
        people.erase(moved);
        assertThat(mvc.get().uri(address)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void whoever_had_the_address_before_sees_nothing_of_its_next_owner() {
        var address = made();
        assertThat(
                        ask(
                                HttpMethod.GET,
                                TestTokens.account(ACCOUNTS.incrementAndGet(), email, "CUSTOMER")))
                .hasStatusOk();
        assertThat(mvc.get().uri(address)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void it_ends_with_the_account_whatever_its_address_is_by_then() {
        var address = made();
        for (var time = 0; time < 2; time++)
            assertThat(
                            mvc.post()
                                    .uri("/internal/privacy/erase-account")
                                    .with(TestTokens.service())
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content("{\"id\":%d,\"name\":\"Ana\"}".formatted(account)))
                    .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(mvc.get().uri(address)).hasStatus(HttpStatus.NOT_FOUND);
    }

    /** The path of a new address. */
    private String made() {
        var answer = ask(HttpMethod.POST, owner);
        assertThat(answer).hasStatus(HttpStatus.CREATED).hasHeader("Cache-Control", "no-store");
        return URI.create(json(answer).get("url").asString()).getPath();
    }

    private static String secret(String address) {
        return address.replaceAll("^/calendar/|\\.ics$", "");
    }

    private MvcTestResult ask(HttpMethod method, RequestPostProcessor caller) {
        return mvc.method(method).uri(ADDRESS).with(caller).exchange();
    }

    private static List<String> lines(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .replace("\r\n ", "")
                .lines()
                .toList();
    }

    private static String uid(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("UID:")).findFirst().orElseThrow();
    }
}
