package dev.marquee.ticket.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.checkout.engine.Race;
import dev.marquee.ticket.erasure.EraseBuyer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Attendees in other systems' shape, on whatever database. */
abstract class RosterContract extends AtTheDoor {

    private static final String HIEVENTS =
            """
            ID,First Name,Last Name,Email,Status,Is Checked In,Checked In At,Product ID,Product Name,Event ID,Public ID,Short ID,Created Date,Last Updated Date,Notes,Diet
            31,Ana,Silva,ana-%1$d@example.org,ACTIVE,Yes,2026-11-01 19:02:11,5,%2$s,9,A-31X,a_31,2026-10-01 10:00:00,2026-10-02 10:00:00,"Row 1
            please",vegan
            32,Minh Châu,,,ACTIVE,No,,5,%2$s,9,A-32X,a_32,2026-10-01 10:00:00,2026-10-01 10:00:00,'=HYPERLINK(1),
            33,Ana,Silva,ana-%1$d@example.org,ACTIVE,No,,5,%2$s,9,A-33X,a_33,2026-10-01 10:00:00,2026-10-01 10:00:00,,none
            """;

    private static final String PRETIX =
            """
            Event slug,Order code,Position ID,Status,Email,Phone number,Order date,Order time,Product,Variation,Price,Tax rate,Tax rule,Tax value,Attendee name,Attendee email,Company,Address,ZIP code,City,Country,State,Voucher,Seat ID,Seat name,Seat zone,Seat row,Seat number,Order comment,Pseudonymization ID,Company,Do you eat meat?
            conf,ABC12,1,paid,buyer-%1$d@example.org,+49 30 1234567,2026-10-01,10:00:00,%2$s,,23.00,7.00,VAT,1.50,Ana Silva,ana-%1$d@example.org,Here Ltd,Street 1,1000,Lisboa,PT,,VIP10,,,,,,"says ""hello""\",XYZ,There Ltd,No
            conf,ABC12,2,paid,buyer-%1$d@example.org,+49 30 1234567,2026-10-01,10:00:00,%2$s,,23.00,7.00,VAT,1.50,,,,,,,,,,,,,,,,QRS,There Ltd,Yes
            """;

    @Autowired EraseBuyer eraseBuyer;

    @ParameterizedTest
    @ValueSource(strings = {"hievents", "pretix"})
    void what_came_in_goes_out_as_it_came(String shape) {
        var event = opened("Same", 5);
        var file = file(shape, event);

        var taken = take(event, file, "");

        assertThat(taken.get("shape").asString()).isEqualTo(shape);
        assertThat(problems(taken)).containsOnly("");
        assertThat(out(event, shape)).isEqualTo(file);
        var other = opened("Elsewhere", 5);
        database.update("update ticket_type set name = ? where event_id = ?", type(event), other);
        take(other, out(event, shape), "");
        assertThat(out(other, shape)).as("out, in, out").isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hievents", "pretix"})
    void what_was_sold_here_goes_out_in_and_out_as_it_was(String shape) {
        var event = opened("Sold", 9);
        book(event, 2, "Ana Silva", "ana.sold-%d@example.org".formatted(event));
        var gone = book(event, 1, "Ben", "ben.sold-%d@example.org".formatted(event));
        book(event, 1, "=cmd|' /C calc'!A1", "cem.sold-%d@example.org".formatted(event));
        send(POST, "/api/bookings/" + gone.get("id").asLong() + "/cancel", organiser(), 200, null);
        send(
                PUT,
                "/api/tickets/" + ticket(event).get("id").asLong() + "/attendee",
                organiser(),
                200,
                "{\"name\":\"Dora\"}");

        var first = out(event, shape);
        assertThat(first).doesNotContain("Ben,").contains("Ana Silva", "Dora", "'=cmd");
        var other = opened("Moved", 9);
        database.update("update ticket_type set name = ? where event_id = ?", type(event), other);
        var taken = take(other, first, "");

        assertThat(problems(taken)).hasSize(4).containsOnly("");
        assertThat(out(other, shape)).isEqualTo(first);
        assertThat(problems(take(event, first, ""))).as("its own list").containsOnly("listed");
        assertThat(problems(take(event, out(other, shape), ""))).containsOnly("listed");
    }

    @Test
    void what_was_changed_here_goes_out_changed() {
        var event = opened("Changed", 5);
        var taken = take(event, file("hievents", event), "");
        var booking = get("/api/bookings/" + taken.at("/items/0/booking_id").asLong(), organiser());
        send(
                PUT,
                "/api/tickets/" + booking.at("/tickets/0/id").asLong() + "/attendee",
                organiser(),
                200,
                "{\"name\":\"Anna Sousa\"}");

        assertThat(out(event, "hievents"))
                .contains("31,Anna Sousa,,ana-", "33,Ana,Silva,ana-")
                .doesNotContain("31,Ana,Silva");
        assertThat(out(event, "pretix")).contains("Anna Sousa", "Diet", "vegan");
    }

    @Test
    void the_same_file_twice_takes_nobody_twice_and_mails_nobody() {
        var event = opened("Twice", 5);

        var dry = take(event, file("hievents", event), ",\"dry_run\":true");
        assertThat(dry.get("taken").asInt()).isEqualTo(3);
        assertThat(left(event)).isEqualTo(5);
        take(event, file("hievents", event), "");
        var again = take(event, file("hievents", event), "");

        assertThat(problems(again)).containsOnly("listed");
        assertThat(again.get("taken").asInt()).isZero();
        assertThat(left(event)).isEqualTo(2);
        var loud = "loud-%d@example.org".formatted(event);
        take(
                event,
                "First Name,Email,Product Name\nEva,%s,%s\n".formatted(loud, type(event)),
                ",\"mail\":true");
        await().untilAsserted(() -> assertThat(others.mailsTo(loud)).hasSize(1));
        assertThat(others.mailsTo("ana-%d@example.org".formatted(event))).isEmpty();
    }

    @Test
    void every_line_that_is_left_out_says_why() {
        var event = opened("Why", 2);
        var lines =
                """
                ID,First Name,Email,Status,Product Name,Event ID
                1,Ana,no address,ACTIVE,%1$s,9
                2,,,ACTIVE,%1$s,9
                3,Ben,,CANCELLED,%1$s,9
                4,Cem,,ACTIVE,Backstage,9
                5,Dora,,ACTIVE,%1$s,9
                5,Dora,,ACTIVE,%1$s,9
                6,Eva,,ACTIVE,%1$s,9,more
                7,Finn,,ACTIVE,%1$s,9
                8,Gus,,ACTIVE,%1$s,9
                """
                        .formatted(type(event));

        var taken = take(event, lines, "");

        assertThat(problems(taken))
                .containsExactly(
                        "email",
                        "name",
                        "not-coming",
                        "type",
                        "",
                        "twice",
                        "columns",
                        "",
                        "sold-out");
        send(
                POST,
                "/api/bookings/" + taken.at("/items/4/booking_id").asLong() + "/cancel",
                organiser(),
                200,
                null);
        assertThat(problems(take(event, lines, ",\"ticket_type_id\":" + event)))
                .containsExactly(
                        "email",
                        "name",
                        "not-coming",
                        "",
                        "cancelled",
                        "twice",
                        "columns",
                        "listed",
                        "sold-out");
        assertThat(exchange(POST, path(event) + "/import", organiser(), body("Name,Mail\na,b", "")))
                .hasStatus(422);
    }

    @Test
    void what_no_database_stores_is_left_out_and_the_rest_is_imported() {
        var event = opened("NUL", 5);
        var file =
                "First Name,Email,Product Name,Notes\nA\u0000na,,%s,a\u0000b c\nBen,,%1$s,%s\n"
                        .formatted(type(event), "a".repeat(198) + "🎭".repeat(20));

        assertThat(problems(take(event, file, ""))).containsExactly("", "");
        assertThat(out(event, "hievents")).contains("Ana", "ab c", "🎭").doesNotContain("\u0000");
    }

    @Test
    void who_names_no_type_is_given_none_of_several() {
        var event = opened("Several types", 5);
        var terms =
                """
                {"event_id":%1$d,"code":"EV%1$d","version":99,"name":"Several types","starts_at":"%2$s","ends_at":null,
                 "time_zone":"Europe/Lisbon","location":"Riverside Stage, Lisbon","organizer_id":%3$d,"quota":4,
                 "status":"published","currency":"EUR",
                 "ticket_types":[{"id":%4$d,"name":"Box","price_minor":9000,"quantity":5,"position":0},
                                 {"id":%1$d,"name":"Standing","price_minor":0,"quantity":5,"position":1}]}
                """
                        .formatted(
                                event,
                                clock.instant().plus(Duration.ofHours(9)),
                                OWNER,
                                900_000_000 + event);
        assertThat(
                        exchange(
                                PUT,
                                "/internal/events/" + event + "/sale-terms",
                                TestTokens.service(),
                                terms))
                .hasStatus(204);
        var file = "First Name,Email\nAna,\n";

        assertThat(problems(take(event, file, ",\"dry_run\":true"))).containsExactly("type");
        assertThat(problems(take(event, file, ",\"dry_run\":true,\"ticket_type_id\":" + event)))
                .containsExactly("");
    }

    @Test
    void two_people_without_numbers_of_their_own_are_two() {
        var event = opened("Alike", 5);
        var file = "First Name,Email\nAna,\nAna,\n";

        assertThat(problems(take(event, file, ""))).containsOnly("");
        assertThat(problems(take(event, file, ""))).containsOnly("listed");
        assertThat(left(event)).isEqualTo(3);
    }

    @Test
    void a_file_is_shown_before_it_is_stored_and_keeps_what_was_chosen() {
        var event = opened("Page", 5);
        var text = file("pretix", event);
        var shown =
                mvc.post()
                        .uri(page(event) + "/file")
                        .multipart()
                        .file(
                                new MockMultipartFile(
                                        "file",
                                        "attendees.csv",
                                        "text/csv",
                                        ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)))
                        .param("mail", "true")
                        .param("type", String.valueOf(event))
                        .with(organiser())
                        .exchange();

        assertThat(shown)
                .hasStatus(200)
                .bodyText()
                .contains("2 attendees can be imported", "Ana Silva", "checked=\"checked\"")
                .containsPattern("value=\"%d\"\\s+selected".formatted(event));
        assertThat(left(event)).isEqualTo(5);
        for (int times = 0; times < 2; times++)
            assertThat(
                            mvc.post()
                                    .uri(page(event) + "/confirm")
                                    .param("text", text.replace("\n", "\r\n"))
                                    .with(organiser())
                                    .exchange())
                    .hasStatus(302);
        assertThat(left(event)).isEqualTo(3);
        assertThat(out(event, "pretix")).isEqualTo(text);
        assertThat(
                        mvc.get()
                                .uri(page(event) + "?done=imported&taken=2")
                                .with(organiser())
                                .exchange())
                .hasStatus(200)
                .bodyText()
                .contains("2 attendees were imported");
        assertThat(
                        mvc.post()
                                .uri(page(event) + "/file")
                                .param("text", "Name,Mail\na,b")
                                .param("mail", "true")
                                .with(organiser())
                                .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("cannot be read", "checked=\"checked\"");
    }

    @Test
    void who_is_forgotten_is_in_no_line_any_more() {
        var event = opened("Forgotten", 5);
        take(event, file("pretix", event), "");

        eraseBuyer.handle(new EmailAddress("ana-%d@example.org".formatted(event)));
        assertThat(out(event, "pretix")).doesNotContain("ana-", "Here Ltd").contains("buyer-");
        eraseBuyer.handle(new EmailAddress("buyer-%d@example.org".formatted(event)));
        eraseBuyer.elsewhere(new EmailAddress("buyer-%d@example.org".formatted(event)));
        assertThat(out(event, "pretix")).doesNotContain("buyer-", "There Ltd");
    }

    @Test
    void whose_address_ends_or_begins_like_it_stays() {
        var event = opened("Alike addresses", 9);
        var lines =
                """
                Attendee name,Email,Order code,Order comment
                Joana,joana-%1$d@example.org,A1,
                Bia,ana-%1$d@example.org.br,A2,
                Cem, ANA-%1$d@example.org ,A3,
                Dora,,A4,Ask ana-%1$d@example.org.
                """;
        take(event, lines.formatted(event), "");

        eraseBuyer.elsewhere(new EmailAddress("ana-%d@example.org".formatted(event)));

        assertThat(
                        database.queryForList(
                                "select cells from imported_ticket where event_id = ? order by ticket_id",
                                String.class,
                                event))
                .satisfiesExactly(
                        joana -> assertThat(joana).contains("Joana"),
                        bia -> assertThat(bia).contains("Bia"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hievents", "pretix"})
    void a_person_is_given_their_own_cells_and_not_those_of_who_ordered(String shape) {
        var event = opened("Copy", 5);
        take(event, file(shape, event), "");

        var copy =
                send(
                        POST,
                        "/internal/privacy/export",
                        TestTokens.service(),
                        200,
                        "{\"account\":null,\"emails\":[\"ana-%d@example.org\"]}".formatted(event));

        var lines =
                copy.get("sections")
                        .valueStream()
                        .filter(one -> one.get("name").asString().equals("imported-lines"))
                        .toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst().toString())
                .contains("Ana", type(event), "ana-" + event)
                .doesNotContain("buyer-", "1234567", "Street 1", "says", "There Ltd", "Row 1");
    }

    @Test
    void nobody_elses_attendees_come_or_go() {
        var event = opened("Own", 5);
        var other = TestTokens.account(2, "b@example.org", "ORGANIZER");
        assertThat(exchange(GET, path(event) + "/pretix.csv", other, null)).hasStatus(404);
        assertThat(exchange(POST, path(event) + "/import", other, body("First Name,Email\nA,", "")))
                .hasStatus(404);
        assertThat(exchange(GET, page(event), other, null)).hasStatus(404);
    }

    @RepeatedTest(2)
    void the_same_file_at_once_takes_everybody_once() {
        var event = opened("At once", 9);
        var body = body(file("hievents", event), "");

        var answers =
                Race.of(
                        4,
                        n ->
                                exchange(POST, path(event) + "/import", organiser(), body)
                                        .getResponse()
                                        .getStatus());

        assertThat(answers).contains(200);
        take(event, file("hievents", event), "");
        assertThat(left(event)).isEqualTo(6);
        assertThat(out(event, "hievents").lines()).hasSize(5);
    }

    private String file(String shape, long event) {
        return (shape.equals("hievents") ? HIEVENTS : PRETIX).formatted(event, type(event));
    }

    private String type(long event) {
        return database.queryForObject(
                "select name from ticket_type where event_id = ?", String.class, event);
    }

    private JsonNode take(long event, String csv, String more) {
        return send(POST, path(event) + "/import", organiser(), 200, body(csv, more));
    }

    private static String body(String csv, String more) {
        var text = JsonMapper.shared().writeValueAsString(Map.of("csv", csv));
        return text.substring(0, text.length() - 1) + more + "}";
    }

    /**
     * As other programs read it: without the mark at its beginning, and with plain ends of lines.
     */
    private String out(long event, String shape) {
        var answer = exchange(GET, path(event) + "/" + shape + ".csv", organiser(), null);
        assertThat(answer).hasStatus(200);
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8)
                .substring(1)
                .replace("\r\n", "\n");
    }

    private static List<String> problems(JsonNode taken) {
        return taken.get("items")
                .valueStream()
                .map(item -> item.path("problem").isString() ? item.get("problem").asString() : "")
                .toList();
    }

    private int left(long event) {
        return database.queryForObject(
                "select capacity - sold from inventory where event_id = ?", Integer.class, event);
    }

    private static String path(long event) {
        return "/api/events/" + event + "/attendees";
    }

    private static String page(long event) {
        return "/admin/tickets/attendees/EV" + event + "/import";
    }
}
