package dev.marquee.ticket.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.platform.test.TestTokens;
import dev.marquee.ticket.RunningService;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
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
}
