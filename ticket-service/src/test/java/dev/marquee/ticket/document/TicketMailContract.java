package dev.marquee.ticket.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The mails that bring tickets bring them as a file as well. */
abstract class TicketMailContract extends PaperTests {

    @Test
    void a_confirmation_brings_the_tickets_of_what_is_free() throws Exception {
        var booking = booked(onSale(5), 2);
        var mail = confirmation(booking);
        try (var pdf = Loader.loadPDF(tickets(mail, booking))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            assertThat(codes(pdf, 2).getFirst().getText())
                    .isEqualTo(booking.at("/tickets/1/qr_token").asString());
        }
        assertThat(mail.at("/data/calendar/sequence").asLong()).isEqualTo(1);
    }

    @Test
    void a_confirmation_of_what_is_paid_brings_them_beside_the_receipt() throws IOException {
        var booking = paid(priced(newOrganizer()), 1, 1);
        var mail = confirmation(booking);
        assertThat(mail.get("attachments")).hasSize(2);
        try (var pdf = Loader.loadPDF(tickets(mail, booking))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
        }
    }

    @Test
    void no_file_is_kept_with_what_is_to_be_told() {
        confirmation(booked(onSale(5), 2));
        assertThat(
                        jdbc.sql("select count(*) from outbox where payload like '%JVBERi%'")
                                .query(Long.class)
                                .single())
                .isZero();
    }

    /** The mail says where the file is. */
    @Test
    void more_tickets_than_are_printed_in_a_moment_come_with_a_link_alone() {
        var event = newEvent();
        var terms = terms(event, 60);
        terms.put("quota", 60);
        assertThat(putTerms(terms)).hasStatus(204);
        var booking = booked(event, 51);
        var mail = confirmation(booking);
        assertThat(mail.path("attachments").isMissingNode()).isTrue();
        assertThat(mail.at("/data/link").asString()).contains("/t/");
        assertThat(download(booking, keyOf(booking))).hasStatusOk();
    }

    @Test
    void a_cancellation_brings_none() {
        var booking = booked(onSale(5), 1);
        confirmation(booking);
        assertThat(cancel(booking, keyOf(booking))).hasStatusOk();
        var mail = mail(booking, "booking-cancelled");
        assertThat(mail.path("attachments").isMissingNode()).isTrue();
        assertThat(mail.at("/data/calendar/cancelled").asBoolean()).isTrue();
    }

    private JsonNode confirmation(JsonNode booking) {
        return mail(booking, "booking-confirmed");
    }

    private JsonNode mail(JsonNode booking, String kind) {
        var email = booking.get("buyer_email").asString();
        await().until(() -> !mails(email, kind).isEmpty());
        return mails(email, kind).getFirst();
    }

    private List<JsonNode> mails(String email, String kind) {
        return others.mailsTo(email).stream()
                .filter(mail -> mail.get("kind").asString().equals(kind))
                .toList();
    }

    private static byte[] tickets(JsonNode mail, JsonNode booking) {
        return mail.get("attachments")
                .valueStream()
                .filter(file ->
                        file.get("file_name")
                                .asString()
                                .equals("tickets-%d.pdf".formatted(id(booking))))
                .map(file -> Base64.getDecoder().decode(file.get("content").asString()))
                .findFirst()
                .orElseThrow();
    }
}
