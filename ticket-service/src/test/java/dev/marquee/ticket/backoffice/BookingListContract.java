package dev.marquee.ticket.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import dev.marquee.platform.test.TestTokens;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of bookings, of tickets, and the same for programs. */
abstract class BookingListContract extends DeskContract {

    private final long organizer = newOrganizer();

    private List<String> buyers(String query) {
        return api("/api/bookings?" + query, organizer(organizer))
                .get("items")
                .valueStream()
                .map(booking -> booking.get("buyer_name").asString())
                .toList();
    }

    @Test
    void a_booking_shows_with_what_one_needs_to_know_of_it() {
        var event = onSale("Fado at the river", 20, organizer);
        var booking = book(event, 2, "Ana Silva", "ana@fado.example.org");

        var listed = api("/api/bookings", organizer(organizer));

        assertThat(listed.get("total").asInt()).isEqualTo(1);
        assertThat(listed.get("more").asBoolean()).isFalse();
        var item = listed.get("items").get(0);
        assertThat(item.get("id").asLong()).isEqualTo(id(booking));
        assertThat(item.get("event_id").asLong()).isEqualTo(event);
        assertThat(item.get("event_code").asString()).isEqualTo("EV" + event);
        assertThat(item.get("event_name").asString()).isEqualTo("Fado at the river");
        assertThat(item.get("status").asString()).isEqualTo("confirmed");
        assertThat(item.get("quantity").asInt()).isEqualTo(2);
        assertThat(item.get("total").asString()).isEqualTo("0.00");
        assertThat(item.get("currency").asString()).isEqualTo("EUR");
        assertThat(item.get("buyer_email").asString()).isEqualTo("ana@fado.example.org");
        assertThat(item.get("created_at").asString()).endsWith("Z");
        assertThat(page("/admin/tickets", organizer(organizer)))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "/admin/tickets/" + id(booking),
                        "Ana Silva",
                        "ana@fado.example.org",
                        "Fado at the river",
                        "EV" + event,
                        "Confirmed",
                        "/admin/tickets/export.csv")
                .doesNotContain("??");
    }

    @ParameterizedTest
    @CsvSource({
        "silva, 'Ana Silva'",
        "'ana sil', 'Ana Silva'",
        "ANA, 'Ana Silva'",
        "nguyen, 'Nguyễn Đào'",
        "'dao nguyễn', 'Nguyễn Đào'",
        "marie, 'Anne-Marie O''Brien'",
        "O'Brien, 'Anne-Marie O''Brien'",
        "obrien, 'Anne-Marie O''Brien'",
        "o’brien, 'Anne-Marie O''Brien'",
        "'anne marie', 'Anne-Marie O''Brien'",
        "anne\u2011marie, 'Anne-Marie O''Brien'",
        "isik, 'Işık Strauß‐Öz'",
        "IŞIK, 'Işık Strauß‐Öz'",
        "'strauss oz', 'Işık Strauß‐Öz'",
        "thordis, 'Þórdís Æðelsdóttir'",
        "'aedels', 'Þórdís Æðelsdóttir'",
        "Æðels, 'Þórdís Æðelsdóttir'",
        "иван, 'Иван Петров'",
        "日本, '日本語'",
        "n.dao@, 'Nguyễn Đào'",
        "N.Dao@Search.Example.Org, 'Nguyễn Đào'",
        "n.dao, 'Nguyễn Đào'",
        "ina@bücher.example, 'Ina Buch'",
        "INA@Bücher.Example., 'Ina Buch'",
    })
    void a_name_is_found_by_the_beginnings_of_its_words_and_an_address_by_its_own(
            String typed, String found) {
        var event = onSale("Searched", 20, organizer);
        book(event, 1, "Ana Silva", "ana@search.example.org");
        book(event, 1, "Nguyễn Đào", "n.dao@search.example.org");
        book(event, 1, "Anne-Marie O'Brien", "am@search.example.org");
        book(event, 1, "Иван Петров", "ivan@search.example.org");
        book(event, 1, "Işık Strauß‑Öz", "ö.strauss@search.example.org");
        book(event, 1, "Þórdís Æðelsdóttir", "th@search.example.org");
        book(event, 1, "日本語", "nihongo@search.example.org");
        book(event, 1, "Ina Buch", "ina@bücher.example");

        assertThat(buyers("q=" + encoded(typed))).containsExactly(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lva", "%", "_", "ana%", "!", "'", ":*", "@", "x", "🎉", "a\u0000x"})
    void what_is_typed_is_never_a_pattern(String typed) {
        book(onSale("Searched", 20, organizer), 1, "Bea Silva", "bea@pattern.example.org");

        assertThat(buyers("q=" + encoded(typed))).isEmpty();
    }

    @Test
    void a_ticket_code_a_number_and_the_name_of_who_comes_find_their_booking() {
        var event = onSale("Codes", 20, organizer);
        var one = book(event, 2, "Ana Silva", "codes1@example.org");
        var other = book(event, 2, "Rui Costa", "codes2@example.org");
        jdbc.sql("update ticket set attendee_name = 'Zoë Ferro' where id = ?")
                .param(ticket(one, 1))
                .update();

        assertThat(buyers("q=" + code(other, 1))).containsExactly("Rui Costa");
        assertThat(buyers("q=" + code(one, 0).toLowerCase(java.util.Locale.ROOT)))
                .containsExactly("Ana Silva");
        assertThat(buyers("q=" + id(other))).containsExactly("Rui Costa");
        assertThat(buyers("q=%23" + id(other))).containsExactly("Rui Costa");
        assertThat(buyers("q=" + ticket(one, 0))).containsExactly("Ana Silva");
        assertThat(buyers("q=zoe")).containsExactly("Ana Silva");
        assertThat(text(page("/admin/tickets?view=tickets&q=zoe", organizer(organizer))))
                .contains(code(one, 1))
                .doesNotContain(">" + code(one, 0) + "<");
        assertThat(text(page("/admin/tickets?view=tickets&q=silva", organizer(organizer))))
                .contains(">" + code(one, 0) + "<", ">" + code(one, 1) + "<")
                .doesNotContain(code(other, 0));
    }

    @Test
    void a_list_is_narrowed_by_event_state_and_days_of_the_events_zone() {
        var fado = onSale("Fado", 20, organizer);
        var jazz = onSale("Jazz", 20, organizer);
        var late = book(fado, 1, "Late", "late@example.org");
        // 23:30 in Lisbon on the 9th of July, which is an hour ahead of UTC
        backdate(late, Instant.parse("2026-07-09T22:30:00Z"));
        backdate(
                book(fado, 1, "After", "after@example.org"), Instant.parse("2026-07-09T23:30:00Z"));
        book(jazz, 1, "Other", "other@example.org");
        reserved(jazz, 1, "Patient", "waiting@example.org");

        assertThat(buyers("event_id=" + jazz)).containsExactlyInAnyOrder("Other", "Patient");
        assertThat(buyers("status=pending_payment")).containsExactly("Patient");
        assertThat(buyers("from=2026-07-09&to=2026-07-09")).containsExactly("Late");
        assertThat(buyers("from=2026-07-09&to=2026-07-09&zone=UTC"))
                .containsExactly("After", "Late");
        assertThat(buyers("from=2026-07-09T23:00:00Z&to=2026-07-10")).containsExactly("After");
        assertThat(text(page("/admin/tickets?event=ja&status=confirmed", organizer(organizer))))
                .contains("Other", "event=ja&amp;status=confirmed")
                .doesNotContain("Patient", "Late");
        book(onSale("U2 in concert", 20, organizer), 1, "Edge", "edge@example.org");
        assertThat(text(page("/admin/tickets?event=U2", organizer(organizer))))
                .contains(">Edge<")
                .doesNotContain(">Other<");
        assertThat(text(page("/admin/tickets?event=ev" + fado, organizer(organizer))))
                .contains("Late", "9 Jul 2026", "23:30", "Lisbon time")
                .doesNotContain(">Other<");
        assertThat(text(page("/admin/tickets/events?event=ja", organizer(organizer))))
                .contains("value=\"EV" + jazz + "\"", "Jazz")
                .doesNotContain("Fado", "<html");
    }

    @ParameterizedTest
    @CsvSource({
        "buyer_name, A;b;C",
        "-buyer_name, C;b;A",
        "created_at, b;A;C",
        "-created_at, C;A;b",
        "quantity, A;b;C",
        "-total, C;b;A",
        "event_name, A;b;C",
        "status, A;b;C"
    })
    void a_list_is_sorted_by_any_column_both_ways(String sort, String order) {
        var event = onSale("Sorted", 20, organizer);
        var b = book(event, 2, "b", "b@sort.example.org");
        var a = book(event, 1, "A", "a@sort.example.org");
        backdate(b, Instant.parse("2026-01-01T00:00:00Z"));
        backdate(a, Instant.parse("2026-02-01T00:00:00Z"));
        book(event, 3, "C", "c@sort.example.org");
        price(event, 1200);

        var sorted = buyers("sort=" + sort);

        assertThat(sorted).hasSize(3);
        if (!sort.equals("event_name") && !sort.equals("status"))
            assertThat(String.join(";", sorted)).isEqualTo(order);
    }

    @Test
    void a_list_comes_in_pages_and_a_page_past_the_end_is_the_last() {
        var event = onSale("Paged", 100, organizer);
        for (int n = 0; n < 25; n++) book(event, 1, "P" + n, "p%d@page.example.org".formatted(n));

        var last = api("/api/bookings?size=10&page=2", organizer(organizer));

        assertThat(last.get("items")).hasSize(5);
        assertThat(last.get("total").asInt()).isEqualTo(25);
        assertThat(api("/api/bookings?size=10&page=99", organizer(organizer)).get("page").asInt())
                .isEqualTo(2);
        assertThat(text(page("/admin/tickets?page=1&sort=buyer_name", organizer(organizer))))
                .contains("21 to 25 of 25", "/admin/tickets?sort=buyer_name&amp;page=0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "size=0",
                "size=101",
                "page=-1",
                "sort=buyer_email",
                "sort=id,drop",
                "status=nothing",
                "from=yesterday",
                "to=2026-13-01",
                "zone=Mars/Phobos&from=2026-01-01"
            })
    void what_cannot_be_answered_is_refused_with_the_field_that_is_wrong(String query) {
        var answer =
                mvc.get()
                        .uri(URI.create("/api/bookings?" + query))
                        .with(organizer(organizer))
                        .exchange();
        assertThat(answer).hasStatus(UNPROCESSABLE_CONTENT);
        assertThat(json(answer).get("errors").get(0).get("field").asString())
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void everybody_sees_the_bookings_of_their_own_events_and_support_and_admins_all() {
        var event = onSale("Mine", 10, organizer);
        var booking = book(event, 1, "Whose", "whose@example.org");
        var found = "/api/bookings?q=" + id(booking);

        assertThat(api(found, organizer(organizer)).get("items")).hasSize(1);
        assertThat(api(found, organizer(newOrganizer())).get("items")).isEmpty();
        assertThat(api("/api/bookings?event_id=" + event, organizer(newOrganizer())).get("items"))
                .isEmpty();
        assertThat(api(found, SUPPORT).get("items")).hasSize(1);
        assertThat(api(found, TestTokens.admin()).get("items")).hasSize(1);
        assertThat(api(found, TestTokens.program(organizer, "bookings:read")).get("items"))
                .hasSize(1);
        assertThat(api(found, TestTokens.program(newOrganizer(), "bookings:read")).get("items"))
                .isEmpty();
        assertThat(text(page("/admin/tickets/export.csv", organizer(newOrganizer()))))
                .doesNotContain("Whose");
    }

    @Test
    void an_empty_list_says_how_it_fills() {
        assertThat(text(page("/admin/tickets", organizer(organizer))))
                .contains("No booking yet", "href=\"/admin/events\"")
                .doesNotContain("??");
        assertThat(text(page("/admin/tickets?q=nobody&view=tickets", organizer(organizer))))
                .contains("Nothing matches", "href=\"/admin/tickets?view=tickets\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?view=tickets", "?q=many", "?view=tickets&q=many"})
    void a_page_of_twenty_rows_costs_as_many_statements_as_one_of_one(String query) {
        var event = onSale("Counted", 100, organizer);
        book(event, 1, "Many 0", "m0@count.example.org");
        var one = costs("/admin/tickets" + query);
        for (int n = 1; n < 20; n++)
            book(event, 1, "Many " + n, "m%d@count.example.org".formatted(n));

        assertThat(costs("/admin/tickets" + query)).isEqualTo(one).isLessThanOrEqualTo(6);
    }

    private int costs(String uri) {
        return statements.of(() -> assertThat(page(uri, organizer(organizer))).hasStatusOk());
    }

    @Test
    void exports_have_what_is_shown_and_no_formula() {
        var event = onSale("=cmd|' /C calc'!A1", 30, organizer);
        book(event, 2, "=1+1", "formula@example.org");
        book(event, 1, "Somebody else", "else@example.org");

        var csv = page("/admin/tickets/export.csv?q=formula@", organizer(organizer));
        assertThat(csv).hasStatusOk().hasHeader("Cache-Control", "no-store");
        assertThat(csv.getResponse().getHeader("Content-Disposition"))
                .contains("attachment", "bookings-");
        assertThat(text(csv))
                .startsWith("\uFEFFBooking,")
                .contains("'=1+1", "'=cmd|' /C calc'!A1", "Confirmed", ",2,0.00,EUR")
                .doesNotContain(",=", "Somebody else");

        var tickets = text(page("/admin/tickets/export.csv?view=tickets", organizer(organizer)));
        assertThat(tickets.lines()).hasSize(4);
        assertThat(tickets).contains("EV" + event + "-1", "EV" + event + "-3", "'=1+1");

        var sheet = page("/admin/tickets/export.xlsx", organizer(organizer));
        assertThat(sheet).hasStatusOk();
        assertThat(sheet.getResponse().getContentAsByteArray()).startsWith('P', 'K');
    }

    @Test
    void names_are_text_and_never_markup() {
        var event = onSale(ATTACK, 10, organizer);
        book(event, 1, ATTACK, "attack@example.org");
        for (var uri :
                List.of(
                        "/admin/tickets",
                        "/admin/tickets?view=tickets",
                        "/admin/tickets/events",
                        "/admin/tickets?q=%3Cimg%20src=x%20onerror=alert(1)%3E"))
            assertThat(text(page(uri, organizer(organizer))))
                    .contains("&lt;img src=x onerror=alert(1)&gt;")
                    .doesNotContain(ATTACK);
    }
}
