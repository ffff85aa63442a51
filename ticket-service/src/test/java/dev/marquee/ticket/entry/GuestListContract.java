package dev.marquee.ticket.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.bulk.BookList;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.checkout.StaffSale;
import dev.marquee.ticket.checkout.StaffSale.Channel;
import dev.marquee.ticket.checkout.engine.Race;
import dev.marquee.ticket.offer.OfferClaim;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Guests who pay nothing, on whatever database. */
abstract class GuestListContract extends AtTheDoor {

    @Autowired private BookList bookList;

    @Test
    void a_guest_pays_nothing_takes_places_and_is_mailed() {
        var event = priced("Guests", 10);
        var email = "guest-%d@example.org".formatted(event);

        var taken =
                add(
                        event,
                        "{\"name\":\"Rui Costa\",\"email\":\"%s\",\"quantity\":6,\"note\":\"Band\"}"
                                .formatted(email));

        assertThat(taken.get("taken").asInt()).isOne();
        var booking = get("/api/bookings/" + taken.at("/items/0/booking_id").asLong(), organiser());
        assertThat(booking.get("status").asString()).isEqualTo("confirmed");
        assertThat(booking.get("total").asString()).isEqualTo("0.00");
        assertThat(booking.get("subtotal").asString()).isEqualTo("0.00");
        assertThat(booking.get("tickets")).as("more than a buyer may have").hasSize(6);
        await().untilAsserted(() -> assertThat(others.mailsTo(email)).hasSize(1));
        var sales = get("/api/events/" + event + "/sales", organiser());
        assertThat(sales.at("/ticket_types/0/complimentary").asInt()).isEqualTo(6);
        assertThat(sales.at("/ticket_types/0/revenue").asString()).isEqualTo("0.00");
        assertThat(left(event)).isEqualTo(4);
        var listed = get("/api/events/" + event + "/guests", organiser());
        assertThat(listed.at("/items/0/note").asString()).isEqualTo("Band");
        assertThat(listed.at("/items/0/tickets").asInt()).isEqualTo(6);
    }

    @Test
    void the_same_list_twice_takes_nobody_twice_and_says_why_not() {
        var event = opened("List", 5);
        var guests =
                """
                {"name":"Ana"},{"name":"Ben","email":"no address"},{"name":""},
                {"name":"Cem","ticket_type_id":999999},{"name":"Dora","quantity":0},{"name":"ana"},{"name":"Eva","quantity":5}
                """;

        var first = add(event, guests);
        var second = add(event, guests);

        assertThat(problems(first))
                .containsExactly("", "email", "name", "type", "quantity", "twice", "sold-out");
        assertThat(problems(second).getFirst()).isEqualTo("listed");
        assertThat(second.get("taken").asInt()).isZero();
        assertThat(left(event)).isEqualTo(4);
    }

    @Test
    void a_dry_run_says_the_same_and_takes_nobody() {
        var event = opened("Dry", 1);

        var dry =
                send(
                        POST,
                        path(event),
                        organiser(),
                        200,
                        "{\"dry_run\":true,\"guests\":[{\"name\":\"Ana\"},{\"name\":\"Ben\"}]}");

        assertThat(problems(dry)).containsExactly("", "sold-out");
        assertThat(dry.get("taken").asInt()).isOne();
        assertThat(left(event)).isOne();
    }

    @Test
    void who_was_cancelled_is_taken_again_by_hand_and_not_by_a_list() {
        var event = opened("Cancelled", 5);
        var booking = add(event, "{\"name\":\"Ana\"}").at("/items/0/booking_id").asLong();
        send(POST, "/api/bookings/" + booking + "/cancel", organiser(), 200, null);
        assertThat(left(event)).isEqualTo(5);

        assertThat(problems(add(event, "{\"name\":\"Ana\"}"))).containsExactly("cancelled");
        assertThat(byHand(event, "Ana")).hasStatus(302);
        assertThat(left(event)).isEqualTo(4);
        assertThat(byHand(event, "Ana"))
                .hasStatus(422)
                .bodyText()
                .contains("is on the list", "value=\"Ana\"");
    }

    @Test
    void without_mail_nobody_is_written_to() {
        var event = opened("Silent", 5);
        var quiet = "quiet-%d@example.org".formatted(event);
        var loud = "loud-%d@example.org".formatted(event);

        send(
                POST,
                path(event),
                organiser(),
                200,
                "{\"mail\":false,\"guests\":[{\"name\":\"Ana\",\"email\":\"%s\"}]}"
                        .formatted(quiet));
        add(event, "{\"name\":\"Ben\",\"email\":\"%s\"}".formatted(loud));

        await().untilAsserted(() -> assertThat(others.mailsTo(loud)).hasSize(1));
        assertThat(others.mailsTo(quiet)).isEmpty();
    }

    @Test
    void a_guest_to_whom_no_mail_arrives_is_marked() {
        var event = opened("Lost", 5);
        var lost = "lost-guest-%d@example.org".formatted(event);
        add(event, "{\"name\":\"Ana\",\"email\":\"%s\"},{\"name\":\"Ben\"}".formatted(lost));
        assertThat(mvc.get().uri(page(event)).with(organiser()).exchange())
                .bodyText()
                .contains(lost)
                .doesNotContain("Mail to this address");

        others.unreachable(lost);

        assertThat(mvc.get().uri(page(event)).with(organiser()).exchange())
                .hasStatus(200)
                .bodyText()
                .contains("Ben")
                .containsOnlyOnce("Mail to this address does not arrive");
    }

    @Test
    void a_file_is_shown_before_it_is_stored() {
        var event = opened("File", 5);
        var text =
                "Name;E-Mail;Type;Number;Note\nAna;;;2;\nBen;nothing;;;\n\"Cem; jr\";;Standing;1;Bar\n";

        var shown =
                mvc.post()
                        .uri(page(event) + "/file")
                        .multipart()
                        .file(
                                new MockMultipartFile(
                                        "file",
                                        "guests.csv",
                                        "text/csv",
                                        text.getBytes(StandardCharsets.UTF_8)))
                        .param("mail", "true")
                        .with(organiser())
                        .exchange();

        assertThat(shown)
                .hasStatus(200)
                .bodyText()
                .contains(
                        "2 guests can be taken, one line cannot",
                        "e-mail address is none",
                        "Cem; jr");
        assertThat(left(event)).isEqualTo(5);
        assertThat(confirm(event, text))
                .hasStatus(200)
                .bodyText()
                .contains(
                        "2 guests were put on the list, one line was not taken",
                        "e-mail address is none",
                        "On the list");
        assertThat(confirm(event, text))
                .hasStatus(200)
                .bodyText()
                .contains("Nobody was put on the list", "with the same tickets and note")
                .doesNotContain("Try the");
        assertThat(left(event)).isEqualTo(2);
        assertThat(confirm(event, "Name,Note\nDora,\n")).hasStatus(302);
        assertThat(left(event)).isOne();
        assertThat(mvc.get().uri(page(event)).with(organiser()).exchange())
                .hasStatus(200)
                .bodyText()
                .contains("Cem; jr", "Bar")
                .doesNotContain("box-office.invalid");
        assertThat(
                        mvc.post()
                                .uri(page(event) + "/confirm")
                                .param("text", "Name,Note\n" + "x,y\n".repeat(501))
                                .with(organiser())
                                .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("more than 500 lines");
    }

    /** A type is withdrawn, and places are sold, between the look at a list and its booking. */
    @Test
    void each_line_has_its_own_outcome_whatever_the_others_meet() {
        var event = opened("Lines", 2);
        var round = bookList.begin();

        var gone = round.book(guest(event, event + 1_000_000_000L, "Ana"));
        var taken = round.book(guest(event, event, "Ben"));
        tickets(event, 1);
        var late = round.book(guest(event, event, "Cem"));

        assertThat(gone.refused()).isEqualTo(BookList.Refused.TYPE);
        assertThat(taken.refused()).isNull();
        assertThat(taken.booking()).isNotNull();
        assertThat(late.refused()).isEqualTo(BookList.Refused.SOLD_OUT);
        assertThat(left(event)).isZero();
    }

    @Test
    void nobody_elses_event_has_a_list() {
        var event = opened("Own", 5);
        var other = TestTokens.account(2, "b@example.org", "ORGANIZER");
        assertThat(exchange(GET, path(event), other, null)).hasStatus(404);
        assertThat(exchange(POST, path(event), steward(), "{\"guests\":[{\"name\":\"A\"}]}"))
                .hasStatus(403);
        assertThat(exchange(GET, page(event), other, null)).hasStatus(404);
    }

    @RepeatedTest(3)
    void the_same_list_at_once_takes_everybody_once() {
        var event = opened("At once", 10);
        var guests = "{\"name\":\"Ana\"},{\"name\":\"Ben\"},{\"name\":\"Cem\"}";

        var answers =
                Race.of(
                        4,
                        n ->
                                exchange(
                                                POST,
                                                path(event),
                                                organiser(),
                                                "{\"guests\":[" + guests + "]}")
                                        .getResponse()
                                        .getStatus());

        assertThat(answers).contains(200);
        add(event, guests);
        assertThat(left(event)).isEqualTo(7);
    }

    private static Purchase guest(long event, long type, String name) {
        var key = name + event;
        var nobody = new EmailAddress(key.toLowerCase(Locale.ROOT) + Booking.NO_ADDRESS);
        return new Purchase(
                event,
                List.of(new Line(type, 1)),
                new Buyer(name, nobody, null, null),
                nobody,
                new RequestKey("guest:%d:%s".formatted(event, key), key, true),
                false,
                null,
                null,
                new OfferClaim.Again(null),
                new StaffSale(Channel.GUEST_LIST, key, key, "Ana", false, null));
    }

    private MvcTestResult confirm(long event, String text) {
        return mvc.post()
                .uri(page(event) + "/confirm")
                .param("text", text)
                .with(organiser())
                .exchange();
    }

    private MvcTestResult byHand(long event, String name) {
        return mvc.post()
                .uri(page(event))
                .param("name", name)
                .param("type", String.valueOf(event))
                .param("quantity", "1")
                .with(organiser())
                .exchange();
    }

    private static List<String> problems(JsonNode taken) {
        return taken.get("items")
                .valueStream()
                .map(item -> item.path("problem").isString() ? item.get("problem").asString() : "")
                .toList();
    }

    private JsonNode add(long event, String guests) {
        return send(POST, path(event), organiser(), 200, "{\"guests\":[" + guests + "]}");
    }

    private int left(long event) {
        return database.queryForObject(
                "select capacity - sold from inventory where event_id = ?", Integer.class, event);
    }

    private long priced(String name, int capacity) {
        var event = opened(name, capacity);
        database.update("update ticket_type set price_minor = 2400 where event_id = ?", event);
        return event;
    }

    private static String path(long event) {
        return "/api/events/" + event + "/guests";
    }

    private static String page(long event) {
        return "/admin/tickets/attendees/EV" + event + "/guests";
    }
}
