package dev.marquee.ticket.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.RunningService;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** A booking keeps the language in which it was made; Xx is one of this test. */
abstract class BookingLanguageContract extends RunningService {

    private final String buyer = "lang" + UUID.randomUUID() + "@example.org";

    private JsonNode book(long event, @Nullable String language) {
        var request =
                mvc.post()
                        .uri("/api/bookings")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(
                                """
                                {"event_id":%d,"quantity":1,"buyer_name":"Ana","buyer_email":"%s"}\
                                """
                                        .formatted(event, buyer));
        if (language != null) request = request.header("Accept-Language", language);
        var answer = request.exchange();
        assertThat(answer).hasStatus(201);
        return json(answer);
    }

    private List<String> languagesOfMails(int count) {
        await().untilAsserted(() -> assertThat(others.mailsTo(buyer)).hasSize(count));
        return others.mailsTo(buyer).stream()
                .map(mail -> mail.path("locale").asString("none"))
                .toList();
    }

    @Test
    void what_is_sent_later_is_in_the_language_of_the_booking_whoever_asks() throws IOException {
        var booking = book(onSale("Lantern Night", 10, 2), "fr, xx;q=0.8, en;q=0.5");
        assertThat(languagesOfMails(1)).containsExactly("xx-PT");
        var id = booking.get("id").asLong();
        var english = TestTokens.account(7, buyer, "CUSTOMER");
        var pdf =
                mvc.get()
                        .uri("/api/bookings/{id}/ticket-download", id)
                        .header("Booking-Key", booking.get("access_key").asString())
                        .header("Accept-Language", "en")
                        .exchange();
        assertThat(pdf).hasStatusOk();
        try (var read = Loader.loadPDF(pdf.getResponse().getContentAsByteArray())) {
            assertThat(read.getDocumentInformation().getTitle())
                    .isEqualTo("Xx tickets of Lantern Night");
            assertThat(new PDFTextStripper().getText(read)).contains("Xx 1 / 1");
        }
        assertThat(
                        mvc.post()
                                .uri("/api/bookings/{id}/cancel", id)
                                .header("Booking-Key", booking.get("access_key").asString())
                                .header("Accept-Language", "en")
                                .with(english))
                .hasStatus2xxSuccessful();
        assertThat(languagesOfMails(2)).containsExactly("xx-PT", "xx-PT");
    }

    @Test
    void who_says_no_language_that_there_is_gets_that_of_the_house() {
        book(onSale("Lantern Night", 10, 2), null);
        book(onSale("Lantern Night", 10, 2), "fr");
        assertThat(languagesOfMails(2)).containsOnly("none");
        var english = book(onSale("Lantern Night", 10, 2), "en-GB");
        assertThat(english.get("id").asLong()).isPositive();
        assertThat(languagesOfMails(3)).containsOnlyOnce("en-GB");
    }

    @Test
    void a_repeated_request_is_the_same_one_in_another_language() {
        var event = onSale("Lantern Night", 10, 2);
        var key = UUID.randomUUID().toString();
        var ids = new java.util.HashSet<Long>();
        for (var language : List.of("xx", "en", "xx")) {
            var answer =
                    mvc.post()
                            .uri("/api/bookings")
                            .header("Idempotency-Key", key)
                            .header("Accept-Language", language)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(
                                    """
                                    {"event_id":%d,"quantity":1,"buyer_name":"Ana","buyer_email":"%s"}\
                                    """
                                            .formatted(event, buyer))
                            .exchange();
            assertThat(answer).hasStatus(201);
            ids.add(json(answer).get("id").asLong());
        }
        assertThat(ids).hasSize(1);
        assertThat(languagesOfMails(1)).containsExactly("xx-PT");
    }

    /** Whoever opens it, and whatever they read. */
    @Test
    void event_and_ticket_type_are_named_in_the_language_of_the_booking() throws IOException {
        var event = onSale("Lantern Night", 10, 2);
        named(event, 2, "Nguyễn Thị Ưỡn ₫", "Xx standing");
        var booking = book(event, "xx");
        assertThat(booking.get("event_name").asString()).isEqualTo("Nguyễn Thị Ưỡn ₫");
        assertThat(booking.get("tickets").get(0).get("ticket_type").asString())
                .isEqualTo("Xx standing");
        await().until(() -> !others.mailsTo(buyer).isEmpty());
        var mail = others.mailsTo(buyer).getFirst();
        assertThat(mail.path("data").path("event").path("name").asString())
                .isEqualTo("Nguyễn Thị Ưỡn ₫");
        assertThat(mail.path("data").path("tickets").get(0).path("ticket_type").asString())
                .isEqualTo("Xx standing");
        var id = booking.get("id").asLong();
        var pdf =
                mvc.get()
                        .uri("/api/bookings/{id}/ticket-download", id)
                        .header("Booking-Key", booking.get("access_key").asString())
                        .header("Accept-Language", "en")
                        .exchange();
        try (var read = Loader.loadPDF(pdf.getResponse().getContentAsByteArray())) {
            assertThat(new PDFTextStripper().getText(read))
                    .contains("Nguyễn Thị Ưỡn ₫", "Xx standing")
                    .doesNotContain("Lantern Night");
        }
        var calendar =
                mvc.get()
                        .uri("/api/bookings/{id}/calendar.ics", id)
                        .header("Booking-Key", booking.get("access_key").asString());
        assertThat(calendar).bodyText().contains("Nguyễn Thị Ưỡn ₫");
        named(event, 3, "Xx again", "Xx standing");
        assertThat(
                        mvc.get()
                                .uri("/api/bookings/{id}", id)
                                .header("Booking-Key", booking.get("access_key").asString())
                                .header("Accept-Language", "en"))
                .bodyJson()
                .extractingPath("$.event_name")
                .isEqualTo("Xx again");
    }

    @Test
    void others_read_the_main_language_and_webhooks_do_always() {
        var event = onSale("Lantern Night", 10, 2);
        named(event, 2, "Xx night", "Xx standing");
        assertThat(book(event, "en-GB").get("event_name").asString()).isEqualTo("Lantern Night");
        var own = book(event, "xx").get("id").asLong();
        await().until(() -> !others.webhooksAbout(own).isEmpty());
        assertThat(others.webhooksAbout(own).getFirst().path("data").path("event_name").asString())
                .isEqualTo("Lantern Night");
        assertThat(
                        mvc.get()
                                .uri("/api/events/{event}/availability", event)
                                .header("Accept-Language", "xx"))
                .bodyJson()
                .extractingPath("$.ticket_types[0].name")
                .isEqualTo("Xx standing");
        assertThat(mvc.get().uri("/api/events/{event}/availability", event))
                .bodyJson()
                .extractingPath("$.ticket_types[0].name")
                .isEqualTo("Standing");
    }

    @ParameterizedTest
    @CsvSource({"xx-PT, Debout", "en, Standing", "fr, Standing"})
    void refusals_quotes_and_the_door_call_ticket_types_as_their_reader_does(
            String language, String type) {
        var event = onSale("Lantern Night", 10, 2);
        named(event, 2, "Nuit", "Debout", ",\"quota\":1");

        var refused =
                json(
                        asked(
                                "/api/bookings",
                                language,
                                wanted(
                                        event,
                                        2,
                                        ",\"buyer_name\":\"Ana\",\"buyer_email\":\""
                                                + buyer
                                                + "\""),
                                409));
        assertThat(refused.get("type").asString()).endsWith("quota-exceeded");
        assertThat(refused.get("ticket_type").asString()).isEqualTo(type);
        assertThat(refused.get("detail").asString()).contains(type);
        var quote = asked("/api/quotes", language, wanted(event, 1, ""), 200);
        assertThat(quote).bodyText().contains('"' + type + '"');
        assertThat(
                        mvc.get()
                                .uri("/api/entry/events/{id}/sale-types", event)
                                .header("Accept-Language", language)
                                .with(TestTokens.admin()))
                .hasStatusOk()
                .bodyText()
                .contains('"' + type + '"');
    }

    private static String wanted(long event, int quantity, String more) {
        return "{\"event_id\":%d,\"quantity\":%d%s}".formatted(event, quantity, more);
    }

    private MvcTestResult asked(String path, String language, String body, int status) {
        var answer =
                mvc.post()
                        .uri(path)
                        .header("Accept-Language", language)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .exchange();
        assertThat(answer).hasStatus(status);
        return answer;
    }

    private void named(long event, int version, String name, String type) {
        named(event, version, name, type, "");
    }

    private void named(long event, int version, String name, String type, String more) {
        assertThat(
                        mvc.put()
                                .uri("/internal/events/{id}/sale-terms", event)
                                .with(TestTokens.service())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        """
                                        {"event_id":%1$d,"code":"EV%1$d","version":%2$d,"name":"Lantern Night","starts_at":"%3$s","ends_at":null,
                                         "time_zone":"Europe/Lisbon","location":"Riverside Stage, Lisbon","organizer_id":2,"quota":4,
                                         "status":"published","currency":"EUR",
                                         "ticket_types":[{"id":%1$d,"name":"Standing","price_minor":0,"quantity":10,"position":0%6$s}],
                                         "names":{"lang":"en","events":{"xx":"%4$s"},"types":{"xx":{"%1$d":"%5$s"}}}}
                                        """
                                                .formatted(
                                                        event,
                                                        version,
                                                        clock.instant().plus(30, ChronoUnit.DAYS),
                                                        name,
                                                        type,
                                                        more)))
                .hasStatus(HttpStatus.NO_CONTENT);
    }
}
