package dev.marquee.site.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.site.Neighbours;
import dev.marquee.site.Samples;
import dev.marquee.site.SitePages;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

class BookingTest extends SitePages {

    private static final String BOOK = "POST /api/bookings";
    private static final String KEY = "0b4cbbd1-6d86-4b8a-9a5b-0d3f4d2b9d10";

    private MockMvcRequestBuilder form(String quantity) {
        return mvc.post()
                .uri("/e/EV07/bookings")
                .param("key", KEY)
                .param("quantity_71", quantity)
                .param("buyerName", " Ana <img src=x onerror=alert(1)> ")
                .param("buyerEmail", " ana@example.org ")
                .param("buyerPhone", "");
    }

    @Test
    void a_booking_leads_to_its_page_with_a_key_only_for_that_page() {
        neighbours.on(
                BOOK,
                201,
                Samples.booking(1184, "confirmed", "Ana", 2, ",\"access_key\":\"secret-key\""));
        assertThat(form("2"))
                .hasStatus(303)
                .hasHeader("Location", "/bookings/1184")
                .cookies()
                .hasValue("marquee_booking", "secret-key")
                .hasPath("marquee_booking", "/bookings/1184")
                .isHttpOnly("marquee_booking", true)
                .isSecure("marquee_booking", true)
                .hasMaxAge("marquee_booking", Duration.ofDays(1))
                .hasCookieSatisfying(
                        "marquee_booking",
                        cookie -> assertThat(cookie.getAttribute("SameSite")).isEqualTo("Lax"));
        var sent = neighbours.calls(BOOK).getFirst();
        assertThat(sent.header("Idempotency-Key")).isEqualTo(KEY);
        assertThat(sent.body())
                .contains("\"event_id\":7", "\"items\":[{")
                .contains("\"ticket_type_id\":71", "\"quantity\":2")
                .contains("\"buyer_email\":\"ana@example.org\"");
    }

    private void asks(String names) {
        neighbours.on(
                "GET /api/events/EV07",
                200,
                Samples.event("Lantern Night", "published", 162)
                        .replace(
                                "\"picture\":null",
                                "\"picture\":null,\"ticket_holders\":{\"names\":\"%s\"}"
                                        .formatted(names)));
        neighbours.on(BOOK, 201, Samples.booking(1184, "confirmed", "Ana", 2, ""));
    }

    @Test
    void an_event_that_asks_for_names_shows_a_field_for_each_ticket() {
        for (var names : new String[] {"optional", "required"}) {
            asks(names);
            assertThat(form("2"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("Who comes?", "name=\"holder_71_1\"", "name=\"holder_email_71_2\"")
                    .contains("value=\"ana@example.org\"")
                    .doesNotContain("??");
            assertThat(neighbours.calls(BOOK)).isEmpty();
        }
        assertThat(form("2").param("holder_71_1", "").param("holder_71_2", ""))
                .hasStatus(422)
                .bodyText()
                .contains("Write down who comes with each ticket; only your own may stay empty");
        assertThat(
                        form("2")
                                .param("holder_71_1", "")
                                .param("holder_71_2", "Ben <i>")
                                .param("holder_email_71_2", "nobody"))
                .hasStatus(422)
                .bodyText()
                .contains("Check the e-mail addresses of those who come", "Ben &lt;i&gt;");
        assertThat(neighbours.calls(BOOK)).isEmpty();
        assertThat(
                        form("2")
                                .param("holder_71_1", "")
                                .param("holder_71_2", " Ben Ode ")
                                .param("holder_email_71_2", "ben@example.org"))
                .hasStatus(303);
        assertThat(neighbours.calls(BOOK).getFirst().body())
                .contains("\"name\":\"Ben Ode\"", "\"email\":\"ben@example.org\"");
    }

    @Test
    void who_buys_one_ticket_is_asked_for_no_other_name() {
        asks("required");
        assertThat(form("1")).hasStatus(303);
        assertThat(neighbours.calls(BOOK).getFirst().body()).doesNotContain("attendees");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    409 | sold-out               | ,"left":0            | The last tickets have just gone
                    409 | sold-out               | ,"left":1            | Only 1 ticket is left. Choose fewer.
                    409 | sold-out               | ,"left":2            | Only 2 tickets are left. Choose fewer.
                    409 | quota-exceeded         | ,"quota":4,"held":0  | at most 4 tickets
                    429 | too-many-holds         | ,"reason":"open"     | wait to be paid
                    429 | too-many-holds         | ,"reason":"ran_out"  | ran out before they were paid
                    409 | quota-exceeded         | ,"quota":4           | at most 4 tickets for this event with one e-mail address, counting those it has already.
                    409 | quota-exceeded         | ,"quota":4,"held":3  | You already have 3 of at most 4 tickets for this event, so at most 1 more.
                    409 | quota-exceeded         | ,"quota":4,"held":4  | You already have 4 of at most 4 tickets
                    409 | quota-exceeded         | ,"quota":2,"held":1,"ticket_type":"Early" | You can have at most 2 of “Early” with one e-mail address, and have 1 already.
                    409 | quota-exceeded         | ,"quota":2,"held":0,"ticket_type":"Early" | You can have at most 2 of “Early” with one e-mail address. Choose fewer.
                    409 | event-not-on-sale      | ''                   | These tickets are not sold now
                    409 | event-not-on-sale      | ,"reason":"not-yet"  | This ticket type is not on sale yet
                    409 | event-not-on-sale      | ,"reason":"type-closed" | This ticket type is not sold any more
                    422 | idempotency-key-reused | ''                   | Look into your mailbox first
                    400 | something-new          | ''                   | does not fit the state that things are in now
                    """)
    void a_refusal_is_said_in_words_and_another_try_is_decided_anew(
            int status, String type, String members, String words) {
        neighbours.on(BOOK, call -> Neighbours.problem(status, type, members));
        assertThat(form("2"))
                .hasStatus(409)
                .bodyText()
                .contains("Nothing is booked yet", words)
                .contains("value=\"ana@example.org\"", "value=\"2\" selected=\"selected\"")
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img src=x", KEY);
    }

    @Test
    void while_many_are_booking_the_same_form_can_be_sent_again() {
        neighbours.on(BOOK, call -> Neighbours.problem(503, "busy", ""));
        assertThat(form("2"))
                .hasStatus(503)
                .hasHeader("Retry-After", "5")
                .bodyText()
                .contains("Very many people are booking", KEY);
    }

    @Test
    void when_nothing_could_be_stored_the_same_form_can_be_sent_again() {
        neighbours.on(BOOK, call -> Neighbours.problem(503, "service-unavailable", ""));
        assertThat(form("2"))
                .hasStatus(503)
                .bodyText()
                .contains("Bookings cannot be taken just now. Nothing was booked", KEY);
    }

    @Test
    void a_twin_that_is_being_booked_is_waited_for() {
        var tries = new AtomicInteger();
        neighbours.on(
                BOOK,
                call ->
                        tries.incrementAndGet() < 3
                                ? Neighbours.problem(409, "request-in-progress", "")
                                : new Neighbours.Answer(
                                        201,
                                        Samples.booking(
                                                1184,
                                                "confirmed",
                                                "Ana",
                                                2,
                                                ",\"access_key\":\"k\"")));
        assertThat(form("2")).hasStatus(303).hasHeader("Location", "/bookings/1184");
        assertThat(neighbours.calls(BOOK))
                .allSatisfy(call -> assertThat(call.header("Idempotency-Key")).isEqualTo(KEY));
    }

    @Test
    void an_answer_that_never_came_can_be_asked_for_again_without_booking_twice() {
        neighbours.on(BOOK, 500, "");
        assertThat(form("2"))
                .hasStatus(503)
                .bodyText()
                .contains("We did not hear back in time", KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "", "x", "2147483648"})
    void a_quantity_that_is_none_books_nothing(String quantity) {
        assertThat(form(quantity))
                .hasStatus(422)
                .bodyText()
                .containsAnyOf("Choose at least one ticket", "Choose how many tickets you want")
                .contains("value=\"ana@example.org\"");
        assertThat(neighbours.calls(BOOK)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "ana", "ana@gmail", "a b@x.org", "@x.org", "a@b@c.org"})
    void an_address_that_cannot_be_one_is_told_at_its_field(String email) {
        assertThat(
                        mvc.post()
                                .uri("/e/EV07/bookings")
                                .param("key", KEY)
                                .param("quantity_71", "1")
                                .param("buyerName", "Ana")
                                .param("buyerEmail", email))
                .hasStatus(422)
                .bodyText()
                .contains("role=\"alert\"", "href=\"#buyerEmail\"", "aria-invalid=\"true\"")
                .contains("buyerEmail-error", "value=\"Ana\"", KEY);
        assertThat(neighbours.calls(BOOK)).isEmpty();
    }

    @Test
    void nothing_sent_at_all_is_a_form_to_fill_in() {
        assertThat(mvc.post().uri("/e/EV07/bookings"))
                .hasStatus(422)
                .bodyText()
                .contains("Enter your name", "Enter the e-mail address", "Choose at least one");
    }

    @Test
    void what_ticket_service_does_not_accept_is_told_at_its_field() {
        neighbours.on(
                BOOK,
                call ->
                        Neighbours.problem(
                                422,
                                "invalid-input",
                                ",\"errors\":[{\"field\":\"buyer_email\",\"message\":\"no\"}]"));
        assertThat(form("1"))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#buyerEmail\"", "Check your e-mail address");
    }

    @Test
    void without_ticket_service_what_was_typed_is_kept() {
        neighbours.on("GET /api/events/EV07/availability", 503, "");
        assertThat(form("1")).hasStatus(503).bodyText().contains("The box office does not answer");
    }

    @Test
    void another_site_cannot_book() {
        assertThat(form("1").header("Sec-Fetch-Site", "cross-site")).hasStatus(403);
        assertThat(neighbours.calls(BOOK)).isEmpty();
    }

    @Test
    void a_reload_after_a_refusal_leads_back_to_the_event() {
        assertThat(mvc.get().uri("/e/EV07/bookings")).hasStatus3xxRedirection();
    }

    private MockMvcRequestBuilder withoutKey(String address, String email) {
        return mvc.post()
                .uri("/e/EV07/bookings")
                .header("X-Forwarded-For", address)
                .param("key", "")
                .param("quantity_71", "1")
                .param("buyerName", "Ana")
                .param("buyerEmail", email)
                .param("buyerPhone", "");
    }

    /** As ticket-service does: the second time with the same key it is the same booking. */
    private ConcurrentHashMap<String, Integer> bookings() {
        var made = new ConcurrentHashMap<String, Integer>();
        neighbours.on(
                BOOK,
                call -> {
                    var key = call.header("Idempotency-Key");
                    var number = made.size() + 1;
                    var before = made.putIfAbsent(key, number);
                    var booking =
                            Samples.booking(
                                    before == null ? number : before,
                                    "confirmed",
                                    "Ana",
                                    1,
                                    ",\"access_key\":\"secret-key\"");
                    return before == null
                            ? new Neighbours.Answer(201, booking)
                            : new Neighbours.Answer(
                                    201, booking, Map.of("Idempotent-Replayed", "true"));
                });
        return made;
    }

    @Test
    void a_form_without_a_key_that_is_sent_twice_books_once_and_shows_no_codes_twice() {
        var made = bookings();
        assertThat(withoutKey("192.0.2.1", "twice@example.org")).hasStatus(303);
        assertThat(withoutKey("192.0.2.1", "twice@example.org"))
                .hasStatusOk()
                .doesNotContainHeader("Set-Cookie")
                .bodyText()
                .contains("Your tickets are booked", "twice@example.org");
        assertThat(made).hasSize(1);
    }

    @Test
    void two_visitors_with_the_same_page_book_one_each() {
        var made = bookings();
        assertThat(withoutKey("192.0.2.1", "one@example.org")).hasStatus(303);
        assertThat(withoutKey("192.0.2.1", "two@example.org")).hasStatus(303);
        assertThat(withoutKey("192.0.2.2", "one@example.org"))
                .as("the same words from elsewhere are somebody else's")
                .hasStatus(303);
        assertThat(made).hasSize(3);
    }

    @Test
    void what_was_refused_without_a_key_is_another_attempt_the_next_time() {
        neighbours.on(BOOK, call -> Neighbours.problem(409, "sold-out", ",\"left\":0"));
        assertThat(withoutKey("192.0.2.1", "late@example.org")).hasStatus(409);
        assertThat(withoutKey("192.0.2.1", "late@example.org")).hasStatus(409);
        assertThat(neighbours.calls(BOOK))
                .extracting(call -> call.header("Idempotency-Key"))
                .doesNotHaveDuplicates();
    }
}
