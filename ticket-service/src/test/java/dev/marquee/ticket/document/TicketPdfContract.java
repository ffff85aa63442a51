package dev.marquee.ticket.document;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.service;
import static dev.marquee.ticket.booking.BookingApiContract.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.springframework.http.ContentDisposition;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A booking's tickets as a file that opens the door. */
abstract class TicketPdfContract extends PaperTests {

    private static final RequestPostProcessor NOBODY = request -> request;

    @Test
    void each_ticket_has_a_page_with_a_code_that_scanners_read() throws Exception {
        var organizer = newOrganizer();
        putSeller(organizer);
        var booking = paid(priced(organizer), 2, 1);
        var shown = json(show(booking, keyOf(booking)));

        try (var pdf = tickets(booking)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(3);
            for (int page = 1; page <= 3; page++) {
                var ticket = shown.at("/tickets/%d".formatted(page - 1));
                var codes = codes(pdf, page);
                assertThat(codes).hasSize(1);
                assertThat(codes.getFirst().getText()).isEqualTo(ticket.get("qr_token").asString());
                assertThat(millimetres(codes.getFirst())).isGreaterThanOrEqualTo(35);
                assertThat(text(pdf, page).replaceAll("\\s+", " "))
                        .contains(
                                "Ticket %d of 3".formatted(page),
                                "Fado at the river",
                                "Riverside Stage, Cais do Farol 8, Lisbon",
                                "Lisbon time (UTC+",
                                ticket.get("ticket_type").asString(),
                                "Ana Silva",
                                page < 3 ? "€23.91" : "€10.00",
                                page < 3 ? "including €3.82 tax" : "including €0.65 tax",
                                ticket.get("code").asString(),
                                String.valueOf(id(booking)),
                                "Riverside Nights Lda",
                                "PT501234567");
            }
        }
    }

    @Test
    void the_name_the_colour_and_the_logo_of_the_organiser_are_printed() throws Exception {
        var organizer = newOrganizer();
        var booking = paid(priced(organizer), 1, 0);
        try (var pdf = tickets(booking)) {
            assertThat(text(pdf, 1)).contains("Marquee").doesNotContain("Tejo Arts Council");
        }
        tellBrand(organizer, 2, "Tejo Arts Council", "#0b7285");
        tellBrand(organizer, 1, "An older name", "#000000");
        try (var pdf = tickets(booking)) {
            assertThat(text(pdf, 1))
                    .as("at once, whatever was printed before")
                    .contains("Tejo Arts Council")
                    .doesNotContain("An older name", "Marquee");
            assertThat(codes(pdf, 1)).hasSize(1);
            var seen = new PDFRenderer(pdf).renderImageWithDPI(0, 72, ImageType.RGB);
            assertThat(colours(seen)).contains(0x0b7285).contains(0xff8800);
        }
    }

    private static Set<Integer> colours(BufferedImage page) {
        var seen = new HashSet<Integer>();
        for (var rgb :
                page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth()))
            seen.add(rgb & 0xffffff);
        return seen;
    }

    private void tellBrand(long organizer, int version, String name, String colour)
            throws IOException {
        var logo = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < 40; y++) for (var x = 0; x < 60; x++) logo.setRGB(x, y, 0xff8800);
        var png = new ByteArrayOutputStream();
        ImageIO.write(logo, "png", png);
        var body =
                """
                {"version":%d,"name":"%s","light":"%s","dark":"#ffffff","logo":{"png":"%s","width":60,"height":40}}\
                """
                        .formatted(
                                version,
                                name,
                                colour,
                                Base64.getEncoder().encodeToString(png.toByteArray()));
        assertThat(
                        mvc.put()
                                .uri("/internal/brands/{id}", organizer)
                                .contentType(APPLICATION_JSON)
                                .content(body)
                                .with(service()))
                .hasStatus(204);
    }

    @Test
    void it_is_tagged_and_has_a_title_and_a_language() throws IOException {
        var booking = booked(onSale(5), 1);
        try (var pdf = tickets(booking)) {
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot()).isNotNull();
            assertThat(catalog.getLanguage()).isEqualTo("en");
            assertThat(pdf.getDocumentInformation().getTitle())
                    .isEqualTo("Tickets for Fado at the river");
        }
    }

    @Test
    void what_is_free_has_no_price_and_an_organiser_who_said_nothing_no_line() throws IOException {
        var booking = booked(onSale(5), 1);
        try (var pdf = tickets(booking)) {
            assertThat(text(pdf, 1)).doesNotContain("Price", "€", "tax", "organiser");
        }
    }

    @Test
    void whoever_may_see_the_codes_may_print_them() throws IOException {
        var booking = booked(onSale(5), 1);
        var organizer = account(2, "organizer@ticket.local", "ORGANIZER");
        assertThat(download(booking, keyOf(booking))).hasStatusOk();
        assertThat(download(booking, organizer)).hasStatusOk();
        assertThat(download(booking, account(1, "admin@ticket.local", "ADMIN"))).hasStatusOk();
        assertProblem(
                download(booking, account(5, "support@ticket.local", "SUPPORT")), 403, "forbidden");
        for (var stranger :
                List.of(
                        NOBODY,
                        header("Booking-Key", "wrong"),
                        account(77, "else@example.org", "CUSTOMER"),
                        account(78, "other@example.org", "ORGANIZER"),
                        account(4, "entry@ticket.local", "ENTRY")))
            assertProblem(download(booking, stranger), 404, "not-found");
    }

    @Test
    void one_ticket_can_be_had_alone() throws Exception {
        var booking = booked(onSale(5), 2);
        var second = booking.at("/tickets/1");
        var uri = "/api/tickets/%d/pdf".formatted(second.get("id").asLong());
        try (var pdf = pdf(mvc.get().uri(uri).with(keyOf(booking)).exchange())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(codes(pdf, 1).getFirst().getText())
                    .isEqualTo(second.get("qr_token").asString());
        }
        assertProblem(mvc.get().uri(uri).exchange(), 404, "not-found");
        assertProblem(mvc.get().uri("/api/tickets/999999999/pdf").exchange(), 404, "not-found");
    }

    @Test
    void a_ticket_that_admits_nobody_is_not_printed() throws IOException {
        var booking = booked(onSale(5), 2);
        var first = booking.at("/tickets/0/id").asLong();
        assertThat(mvc.delete().uri("/api/tickets/{id}", first).with(keyOf(booking)))
                .hasStatus2xxSuccessful();

        try (var pdf = tickets(booking)) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(text(pdf, 1)).contains(booking.at("/tickets/1/code").asString());
        }
        assertProblem(
                mvc.get().uri("/api/tickets/{id}/pdf", first).with(keyOf(booking)).exchange(),
                409,
                "invalid-state");

        assertThat(cancel(booking, keyOf(booking))).hasStatusOk();
        assertProblem(download(booking, keyOf(booking)), 409, "invalid-state");
    }

    @Test
    void what_is_not_paid_yet_is_not_printed() {
        var booking = held(priced(newOrganizer()), 1, 0);
        assertProblem(download(booking, keyOf(booking)), 409, "invalid-state");
        assertThat(pay(booking)).hasStatusOk();
        assertThat(download(booking, keyOf(booking))).hasStatusOk();
    }

    @Test
    void another_name_is_printed_at_once() throws IOException {
        var booking = booked(onSale(5), 1);
        try (var pdf = tickets(booking)) {
            assertThat(text(pdf, 1)).contains("Ana Silva");
        }
        assertThat(
                        mvc.put()
                                .uri(
                                        "/api/tickets/{id}/attendee",
                                        booking.at("/tickets/0/id").asLong())
                                .with(account(2, "organizer@ticket.local", "ORGANIZER"))
                                .contentType(APPLICATION_JSON)
                                .content("{\"name\":\"Rui Costa\"}"))
                .hasStatus2xxSuccessful();
        try (var pdf = tickets(booking)) {
            assertThat(text(pdf, 1)).contains("Rui Costa").doesNotContain("Ana Silva");
        }
    }

    @Test
    void the_longest_texts_leave_each_ticket_on_its_page() throws Exception {
        for (var text :
                List.of(
                        "Đêm nhạc Trịnh Công Sơn: những lời ru cũ ",
                        "燈籠之夜：臺灣傳統戲曲與說書 灯笼之夜 ",
                        "مهرجان الأنوار על הנהר ",
                        "लालटेन की रात คืนโคมไฟ 🎭🏮 ",
                        "Donaudampfschifffahrtsgesellschaftskapitän")) {
            var longest = text.repeat(5).strip();
            var booking = named(longest, longest.substring(0, Math.min(100, longest.length())));
            try (var pdf = tickets(booking)) {
                assertThat(pdf.getNumberOfPages()).as(text).isEqualTo(2);
                assertThat(text(pdf, 1)).as(text).doesNotContain("□");
                for (int page = 1; page <= 2; page++)
                    assertThat(codes(pdf, page).getFirst().getText())
                            .isEqualTo(
                                    booking.at("/tickets/%d/qr_token".formatted(page - 1))
                                            .asString());
            }
        }
    }

    @Test
    void its_name_is_of_any_script_and_names_no_folder() {
        var booking = named("../Đêm nhạc: \"灯笼\"", "Ana Silva");
        var header =
                download(booking, keyOf(booking)).getResponse().getHeader("Content-Disposition");
        assertThat(header).startsWith("attachment").contains("filename*=UTF-8''");
        assertThat(ContentDisposition.parse(String.valueOf(header)).getFilename())
                .isEqualTo("Tickets .. Đêm nhạc 灯笼 %d.pdf".formatted(id(booking)));
    }

    @Test
    void a_test_event_is_printed_as_one() throws IOException {
        var event = newEvent();
        var terms = terms(event, 5);
        terms.put("test", true);
        assertThat(putTerms(terms)).hasStatus(204);
        try (var pdf = tickets(booked(event, 1))) {
            assertThat(text(pdf, 1)).contains("[TEST]", "being tried out");
        }
    }

    @Test
    void an_event_of_several_days_names_both_in_its_zone() throws IOException {
        var event = newEvent();
        var terms = terms(event, 5);
        terms.put("starts_at", "2027-07-02T10:00:00Z");
        terms.put("ends_at", "2027-07-03T16:30:00Z");
        terms.put("time_zone", "Asia/Kolkata");
        assertThat(putTerms(terms)).hasStatus(204);
        try (var pdf = tickets(booked(event, 1))) {
            assertThat(text(pdf, 1).replaceAll("\\s+", " "))
                    .contains(
                            "Friday, July 2, 2027, 3:30 PM – Saturday, July 3, 2027, 10:00 PM",
                            "Kolkata time (UTC+5:30)");
        }
    }

    private JsonNode named(String event, String buyer) {
        var id = newEvent();
        var terms = terms(id, 5);
        terms.put("name", event.substring(0, Math.min(200, event.length())));
        terms.put("location", event.substring(0, Math.min(200, event.length())));
        assertThat(putTerms(terms)).hasStatus(204);
        var body =
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of(
                                        "event_id",
                                        id,
                                        "quantity",
                                        2,
                                        "buyer_name",
                                        buyer.strip(),
                                        "buyer_email",
                                        newBuyer()));
        var booking = book(body);
        assertThat(booking).hasStatus(201);
        return json(booking);
    }

    private void putSeller(long organizer) {
        var seller =
                """
                {"name":"Riverside Nights Lda","address":"Cais 4\\n1100-001 Lisboa","country":"PT","tax_number":"PT501234567",
                 "number_prefix":"LN","footer":null,"time_zone":"Europe/Lisbon"}
                """;
        assertThat(
                        mvc.put()
                                .uri("/api/sellers/{id}", organizer)
                                .with(organizerOf(organizer))
                                .contentType(APPLICATION_JSON)
                                .content(seller.getBytes(StandardCharsets.UTF_8)))
                .hasStatusOk();
    }
}
