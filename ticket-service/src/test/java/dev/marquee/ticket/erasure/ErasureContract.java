package dev.marquee.ticket.erasure;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static dev.marquee.platform.test.TestTokens.service;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.platform.privacy.PersonalRows;
import dev.marquee.platform.test.PersonalData;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.ApiContract;
import dev.marquee.ticket.booking.ChangeAttendee;
import dev.marquee.ticket.booking.CorrectBuyer;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** A person is forgotten; what was sold is not. */
abstract class ErasureContract extends ApiContract {

    @Autowired private ChangeAttendee changeAttendee;
    @Autowired private CorrectBuyer correctBuyer;
    @Autowired private TransactionTemplate transactions;
    @Autowired private List<PersonalRows> sections;

    @AfterEach
    void everybody_is_back() {
        others.back();
    }

    @Test
    void nothing_in_the_database_names_the_person_any_more() {
        var email = newBuyer();
        var event = onSale(10);
        var booking = booked(event, email, "Ana Erasable");
        var ticket = booking.at("/tickets/0/id").asLong();
        changeAttendee.handle(ticket, "Bea Erasable", new Actor("Rita", true));
        post("/api/lookups", 202, "{\"email\":\"%s\"}".formatted(email));
        await().untilAsserted(() -> assertThat(others.mailsTo(email)).hasSize(2));

        wantsNews(email);

        assertThat(erase(email.toUpperCase(Locale.ROOT))).hasStatus(204);
        assertThat(erase(email)).as("again").hasStatus(204);

        for (var table :
                List.of(
                        "booking",
                        "ticket",
                        "booking_history",
                        "buyer_quota",
                        "buyer_type_quota",
                        "consent",
                        "lookup_link",
                        "lookup_view",
                        "outbox",
                        "idempotency_key"))
            assertThat(jdbc.sql("select * from " + table).query().listOfRows().toString())
                    .as(table)
                    .doesNotContain(email, "Erasable", "+351 999");
        var after = json(show(booking, admin()));
        assertThat(after.get("buyer_name").asString()).isEqualTo("(erased)");
        assertThat(after.get("buyer_email").asString())
                .isEqualTo("erased-" + booking.get("id").asLong() + "@erased.invalid");
        assertThat(after.get("status").asString()).isEqualTo("confirmed");
        assertThat(show(booking, account(71, email, "CUSTOMER"))).hasStatus(404);
    }

    /**
     * Wherever an erasure has to wait, the buyer is blanked by then and others buy: with everything
     * in one transaction, it would hold the event's inventory meanwhile.
     */
    @ParameterizedTest
    @ValueSource(strings = {"booking_history", "bank_import", "outbox"})
    void sales_go_on_while_an_erasure_waits(String table) {
        var event = onSale(10);
        var email = newBuyer();
        var booking = booked(event, email, "Ana");
        var row = named(table, booked(onSale(10), newBuyer(), "Bea"), email);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            transactions.executeWithoutResult(status -> {
                jdbc.sql("select id from " + table + " where id = ? for update")
                        .param(row)
                        .query(Long.class)
                        .single();
                threads.execute(() -> erase(email));
                await().untilAsserted(() -> assertThat(buyerOf(booking)).doesNotContain(email));
                var sale =
                        CompletableFuture.supplyAsync(
                                () -> book(body(event, 1, newBuyer())), threads);
                assertThat(sale.join()).hasStatus(201);
            });
        }

        assertThat(erase(email)).as("again, for it may have given up").hasStatus(204);
        assertThat(
                        jdbc.sql("select * from " + table + " where id = ?")
                                .param(row)
                                .query()
                                .singleRow()
                                .toString())
                .doesNotContain(email);
    }

    private String buyerOf(JsonNode booking) {
        return jdbc.sql("select buyer_email from booking where id = ?")
                .param(booking.get("id").asLong())
                .query(String.class)
                .single();
    }

    /** The id of a row that names the person: who did something, or what a message said. */
    private long named(String table, JsonNode booking, String email) {
        var id = booking.get("id").asLong();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var insert =
                switch (table) {
                    case "booking_history" ->
                            jdbc.sql(
                                            "insert into booking_history (booking_id, at, actor, what) values (:id, :now, :email, 'resent')")
                                    .param("id", id);
                    case "bank_import" ->
                            jdbc.sql(
                                            "insert into bank_import (id, file_name, currency, imported_by, imported_at) values (:id, 'a.csv', 'EUR', :email, :now)")
                                    .param("id", 1_000_000 + id);
                    default ->
                            jdbc.sql(
                                    "insert into outbox (topic, fact_key, payload, created_at, delivered_at) values ('past', 'past', :email, :now, :now)");
                };
        insert.param("now", now).param("email", email).update();
        return jdbc.sql("select max(id) from " + table + " where " + column(table) + " = ?")
                .param(email)
                .query(Long.class)
                .single();
    }

    private static String column(String table) {
        return switch (table) {
            case "booking_history" -> "actor";
            case "bank_import" -> "imported_by";
            default -> "payload";
        };
    }

    @Test
    void a_person_is_given_what_is_stored_and_nothing_of_others() {
        var email = newBuyer();
        var other = newBuyer();
        var event = onSale(10);
        booked(event, email, "Ana Own");
        booked(event, other, "Bea Other");
        wantsNews(email);
        wantsNews(other);

        assertThat(export(email))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "\"bookings\"", "\"tickets\"", "\"consents\"", "Ana Own", email, "+351 999")
                .doesNotContain("Bea Other", other);
        for (var nobody : List.of("[\"nobody@example.org\"]", "[]", "[\"\"]", "[\"-\"]"))
            assertThat(exportOf(nobody))
                    .as(nobody)
                    .hasStatusOk()
                    .bodyJson()
                    .isLenientlyEqualTo("{\"sections\":[],\"files\":[]}");
        assertThat(
                        PersonalData.withheld(
                                "ticket", sections.stream().map(PersonalRows::sql).toList()))
                .isEmpty();
    }

    @Test
    void a_guest_who_opened_a_mailed_link_gets_a_file_and_nobody_else() {
        var email = newBuyer();
        booked(onSale(10), email, "Ana Guest");
        post("/api/lookups", 202, "{\"email\":\"%s\"}".formatted(email));
        await().untilAsserted(() -> assertThat(others.mailsTo(email)).hasSize(2));
        var link =
                others.mailsTo(email).stream()
                        .map(mail -> mail.at("/data/link").asString())
                        .filter(one -> one.contains("token="))
                        .findFirst()
                        .orElseThrow();
        var token = link.substring(link.indexOf("token=") + 6);
        var view =
                post("/api/lookups/open", 200, "{\"token\":\"%s\"}".formatted(token))
                        .get("view_token")
                        .asString();

        assertThat(mvc.get().uri("/api/lookups/export").header("Lookup-Token", view))
                .hasStatus(404);
        assertThat(mvc.post().uri("/api/lookups/export").header("Lookup-Token", view))
                .hasStatus(202);
        assertProblem(
                mvc.post().uri("/api/lookups/export").header("Lookup-Token", view).exchange(),
                409,
                "export-asked-for");
        assertThat(mvc.get().uri("/api/lookups/export").header("Lookup-Token", view))
                .hasStatusOk()
                .bodyText()
                .contains("/profile/export/link/abc");
        assertProblem(
                mvc.post().uri("/api/lookups/export").header("Lookup-Token", "x").exchange(),
                401,
                "lookup-expired");
    }

    private void wantsNews(String email) {
        jdbc.sql(
                        """
                        insert into consent (address_key, organizer_id, purpose, given, at, source, text_version)
                        values (?, 2, 'news', true, current_timestamp, 'page', 1)
                        """)
                .param(email)
                .update();
    }

    private MvcTestResult export(String email) {
        return exportOf("[\"%s\"]".formatted(email));
    }

    private MvcTestResult exportOf(String emails) {
        return mvc.post()
                .uri("/internal/privacy/export")
                .with(service())
                .contentType(APPLICATION_JSON)
                .content("{\"account\":null,\"emails\":%s}".formatted(emails))
                .exchange();
    }

    @Test
    void an_address_that_was_corrected_to_another_is_forgotten_too() {
        var typo = newBuyer();
        var right = newBuyer();
        var other = booked(onSale(10), "x" + typo, "Bea");
        var booking = booked(onSale(10), typo, "Ana Erasable");
        correct(booking, right);
        correct(other, "y" + typo);

        assertThat(erase(typo)).hasStatus(204);

        assertThat(history(booking)).doesNotContain(typo, right);
        assertThat(history(other)).as("of somebody else").contains("x" + typo + " → y" + typo);
        assertThat(json(show(booking, admin())).get("buyer_email").asString()).isEqualTo(right);
    }

    private void correct(JsonNode booking, String email) {
        correctBuyer.handle(
                booking.get("id").asLong(),
                before -> new CorrectBuyer.Buyer("Ana", new EmailAddress(email), null),
                new Actor("Rita", true));
    }

    private String history(JsonNode booking) {
        return jdbc.sql("select detail from booking_history where booking_id = ?")
                .param(booking.get("id").asLong())
                .query()
                .listOfRows()
                .toString();
    }

    @Test
    void what_was_sold_still_counts_and_can_be_given_back() {
        var terms = terms(newEvent(), 10, 5);
        types(terms).getFirst().put("quota", 3);
        assertThat(putTerms(terms)).hasStatus(204);
        var event = (long) terms.get("event_id");
        var email = newBuyer();
        booked(event, email, "Ana");
        var second = booked(event, email, "Ana");
        var elsewhere = booked(onSale(10), email, "Ana");

        assertThat(erase(email)).hasStatus(204);

        assertThat(sold(event)).isEqualTo(2);
        assertThat(json(show(elsewhere, admin())).get("buyer_name").asString())
                .isEqualTo("(erased)");
        assertThat(book(body(event, 3, email))).as("a new person, as it were").hasStatus(201);
        assertProblem(book(body(event, 1, email)), 409, "quota-exceeded");
        assertThat(cancel(second, admin())).hasStatus(200);
        assertThat(sold(event)).isEqualTo(4);
    }

    @Test
    void mails_that_were_still_owed_are_not_sent_and_hold_up_nobody() {
        others.answer(503);
        others.away("buyers");
        var event = onSale(10);
        var erased = newBuyer();
        var other = newBuyer();
        JsonNode booking;
        clock.stop(); // no second try begins before it passes: none is on its way at the erasure
        try {
            booking = booked(event, erased, "Ana");
            await().until(() -> isRefused(booking));
            booked(event, other, "Bea");

            assertThat(erase(erased)).hasStatus(204);
            cancel(booking, admin());
            others.back();
            clock.pass(Duration.ofMinutes(5));
        } finally {
            clock.goesOn();
        }

        await().untilAsserted(() -> {
            assertThat(others.mailsTo(other)).hasSize(1);
            assertThat(others.buyers(other)).isNotEmpty();
            assertThat(owed(booking)).isZero();
        });
        assertThat(others.mailsTo(erased)).isEmpty();
        assertThat(others.buyers(erased)).isEmpty();
        var nobody = "erased-" + booking.get("id").asLong() + "@erased.invalid";
        assertThat(others.mailsTo(nobody)).isEmpty();
        assertThat(others.buyers(nobody)).isEmpty();
    }

    @Test
    void only_a_service_has_people_forgotten() {
        assertThat(
                        mvc.post()
                                .uri("/internal/erasures")
                                .with(admin())
                                .contentType(APPLICATION_JSON)
                                .content("{\"erasures\":[]}"))
                .hasStatus(403);
        assertThat(erase("nobody")).hasStatus(204);
        assertThat(
                        mvc.post()
                                .uri("/internal/erasures")
                                .with(service())
                                .contentType(APPLICATION_JSON)
                                .content("{\"erasures\":[]}"))
                .hasStatus(422);
    }

    private MvcTestResult erase(String email) {
        return mvc.post()
                .uri("/internal/erasures")
                .with(service())
                .contentType(APPLICATION_JSON)
                .content(
                        "{\"erasures\":[{\"key\":\"erase:%s\",\"email\":\"%s\"}]}"
                                .formatted(email.hashCode(), email))
                .exchange();
    }

    private JsonNode booked(long event, String email, String name) {
        return post(
                "/api/bookings",
                201,
                """
                {"event_id":%d,"quantity":1,"buyer_name":"%s","buyer_email":"%s","buyer_phone":"+351 999"}
                """
                        .formatted(event, name, email));
    }

    private int sold(long event) {
        return jdbc.sql("select sold from inventory where event_id = ?")
                .param(event)
                .query(Integer.class)
                .single();
    }

    private boolean isRefused(JsonNode booking) {
        return jdbc.sql(
                                "select count(*) from outbox where fact_key = ? and topic = 'booking-confirmed' and attempts > 0")
                        .param(String.valueOf(booking.get("id").asLong()))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private int owed(JsonNode booking) {
        return jdbc.sql("select count(*) from outbox where fact_key = ? and delivered_at is null")
                .param(String.valueOf(booking.get("id").asLong()))
                .query(Integer.class)
                .single();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> types(Map<String, Object> terms) {
        return (List<Map<String, Object>>) terms.get("ticket_types");
    }
}
