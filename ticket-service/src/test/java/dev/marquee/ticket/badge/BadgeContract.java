package dev.marquee.ticket.badge;

import static dev.marquee.platform.test.TestTokens.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;

import dev.marquee.ticket.receipt.MoneyTests;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each attendee's badge is where the sheet has a label. */
abstract class BadgeContract extends MoneyTests {

    private static final double POINTS = 72 / 25.4;

    private final long organizer = newOrganizer();

    @ParameterizedTest
    @EnumSource
    void each_attendee_has_a_label_and_the_sheet_its_size(LabelSheet sheet) throws IOException {
        var event = event("Lantern Talks", sheet.labels() + 1);
        for (int n = 0; n <= sheet.labels(); n++) named(event, "Guest %c".formatted('A' + n));

        try (var pdf = pdf(print(event, "sheet=" + sheet.value(), organizerOf(organizer)))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(2);
            var size = pdf.getPage(0).getMediaBox();
            assertThat((double) size.getWidth() / POINTS)
                    .isBetween(sheet.pageWidth() - 0.1, sheet.pageWidth() + 0.1);
            assertThat((double) size.getHeight() / POINTS)
                    .isBetween(sheet.pageHeight() - 0.1, sheet.pageHeight() + 0.1);
            for (int n = 0; n < sheet.labels(); n++)
                assertThat(label(pdf, 0, sheet, n))
                        .contains("Lantern Talks", "Guest %c".formatted('A' + n), "Type 0");
            assertThat(label(pdf, 1, sheet, 0))
                    .contains("Guest %c".formatted('A' + sheet.labels()));
            assertThat(label(pdf, 1, sheet, 1)).isBlank();
        }
    }

    @Test
    void labels_that_are_used_are_left_out() throws IOException {
        var event = event("Lantern Talks", 9);
        named(event, "Ana Silva");
        try (var pdf = pdf(print(event, "sheet=avery-5395&used=3", organizerOf(organizer)))) {
            assertThat(label(pdf, 0, LabelSheet.AVERY_5395, 2)).isBlank();
            assertThat(label(pdf, 0, LabelSheet.AVERY_5395, 3)).contains("Ana Silva");
        }
    }

    @Test
    void who_comes_with_no_valid_ticket_has_none_and_names_of_tickets_count() throws IOException {
        var event = event("Lantern Talks", 9, 9);
        var cancelled = named(event, "Gone Away");
        assertThat(cancel(cancelled, header("Booking-Key", key(cancelled)))).hasStatusOk();
        var booking = named(event, "Ana Silva");
        assertThat(
                        mvc.put()
                                .uri(
                                        "/api/tickets/{id}/attendee",
                                        booking.at("/tickets/0/id").asLong())
                                .with(organizerOf(organizer))
                                .contentType(APPLICATION_JSON)
                                .content("{\"name\":\"Rui Costa\"}"))
                .hasStatus2xxSuccessful();
        try (var pdf = pdf(print(event, "", admin()))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Rui Costa")
                    .doesNotContain("Gone Away", "Ana Silva");
        }
        assertThat(print(event, "type=Type+1", admin()))
                .hasStatus(422)
                .bodyText()
                .contains("Nobody has a valid ticket of this kind");
    }

    /** Nothing is printed beside the labels. */
    @Test
    void long_names_of_any_script_stay_on_their_labels() throws IOException {
        var event = event("Donaudampfschifffahrtsgesellschaft ".repeat(5).strip(), 9);
        for (var name :
                List.of(
                        "Nguyễn Thị Minh Châu ",
                        "燈籠之夜臺灣",
                        "مهرجان الأنوار ",
                        "Bartholomew-Featherstonehaugh-Cholmondeley"))
            named(event, name.repeat(100 / name.length()).strip());
        for (var sheet : LabelSheet.values()) {
            try (var pdf = pdf(print(event, "sheet=" + sheet.value(), admin()))) {
                assertThat(pdf.getNumberOfPages()).isEqualTo(1);
                var everything = new PDFTextStripper().getText(pdf);
                assertThat(everything).doesNotContain("□");
                var onLabels = new StringBuilder();
                for (int n = 0; n < 4; n++) onLabels.append(label(pdf, 0, sheet, n));
                assertThat(letters(onLabels.toString()))
                        .as(sheet.value())
                        .hasSameSizeAs(letters(everything));
            }
        }
    }

    @Test
    void the_page_says_what_is_wrong_and_keeps_what_was_chosen() {
        var event = event("Lantern Talks", 9);
        named(event, "Ana Silva");
        assertThat(print(event, "sheet=avery-5395&used=8", organizerOf(organizer)))
                .hasStatus(422)
                .bodyText()
                .contains("must be smaller", "value=\"8\"", "value=\"avery-5395\" selected");
        for (var wrong : List.of("sheet=none", "used=x", "used=-1", "part=99"))
            assertThat(print(event, wrong, organizerOf(organizer))).hasStatus(422);
        assertThat(page(event, organizerOf(organizer)))
                .hasStatusOk()
                .bodyText()
                .contains("the only valid ticket", "Avery L4785", "80 × 50 mm, 10 a sheet");
    }

    @Test
    void they_are_for_the_staff_of_the_event() {
        var event = event("Lantern Talks", 9);
        named(event, "Ana Silva");
        assertThat(print(event, "", organizerOf(newOrganizer()))).hasStatus(404);
        assertThat(page(event, organizerOf(newOrganizer()))).hasStatus(404);
    }

    private long event(String name, int... quantities) {
        var event = newEvent();
        var terms = terms(event, quantities);
        terms.put("name", name);
        terms.put("organizer_id", organizer);
        assertThat(putTerms(terms)).hasStatus(204);
        return event;
    }

    private JsonNode named(long event, String name) {
        var body =
                Map.of(
                        "event_id",
                        event,
                        "quantity",
                        1,
                        "buyer_name",
                        name,
                        "buyer_email",
                        newBuyer());
        var booking = book(JsonMapper.shared().writeValueAsString(body));
        assertThat(booking).hasStatus(201);
        return json(booking);
    }

    private MvcTestResult print(long event, String query, RequestPostProcessor caller) {
        return mvc.get()
                .uri("/admin/tickets/attendees/EV%d/badges.pdf?%s".formatted(event, query))
                .with(caller)
                .exchange();
    }

    private MvcTestResult page(long event, RequestPostProcessor caller) {
        return mvc.get()
                .uri("/admin/tickets/attendees/EV{event}/badges", event)
                .with(caller)
                .exchange();
    }

    private static PDDocument pdf(MvcTestResult answer) throws IOException {
        assertThat(answer).hasStatusOk().hasContentType("application/pdf");
        return Loader.loadPDF(answer.getResponse().getContentAsByteArray());
    }

    private static String label(PDDocument pdf, int page, LabelSheet sheet, int n)
            throws IOException {
        var stripper = new PDFTextStripperByArea();
        stripper.addRegion(
                "label",
                new Rectangle2D.Double(
                        sheet.left(n) * POINTS,
                        sheet.top(n) * POINTS,
                        sheet.width() * POINTS,
                        sheet.height() * POINTS));
        stripper.extractRegions(pdf.getPage(page));
        return Normalizer.normalize(stripper.getTextForRegion("label"), Normalizer.Form.NFKC)
                .replaceAll("\\s+", " ");
    }

    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Cf}]", "");
    }
}
