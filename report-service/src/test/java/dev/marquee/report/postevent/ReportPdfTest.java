package dev.marquee.report.postevent;

import static dev.marquee.platform.test.TestTokens.organizer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.report.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The PDF of a report; the last ones printed lie under target/pdf, to be looked at. */
@RunningService
class ReportPdfTest {

    private static final String EVIL = "<img src=x onerror=alert(1)> {{7*7}} 日本語 🎭 Đêm nhạc";

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired CompletionInbox inbox;
    @Autowired Reports reports;

    @BeforeEach
    void nothingYet() {
        for (var table : List.of("report", "completion_type", "completion"))
            jdbc.sql("delete from " + table).update();
    }

    @Test
    void everything_on_it_is_text_in_any_script() throws IOException {
        var id =
                report(
                        EVIL,
                        "Full house.\nمهرجان الأنوار كان رائعا 2026\n\n<b>bold?</b> & \"quoted\"\u0001",
                        "ליל הפנסים");
        for (var address :
                List.of("/admin/reports/" + id + ".pdf", "/api/reports/" + id + "/pdf")) {
            try (var pdf = print(address, "evil.pdf")) {
                assertThat(text(pdf))
                        .contains(
                                EVIL,
                                "Full house.",
                                "مهرجان الأنوار كان رائعا",
                                "<b>bold?</b> & \"quoted\"",
                                "ליל הפנסים",
                                "162 of 200",
                                "81 %",
                                "€3,900.00",
                                "VIP <i>",
                                "28 Nov 2026, 20:00, Lisbon time",
                                "29 Nov 2026, 01:10",
                                "Written by Ana Ribeiro")
                        .doesNotContain("> 49", "??", "□", "&lt;", "&amp;");
                assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Report on " + EVIL);
                assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
                assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
                assertThat(pdf.getDocumentCatalog().getOpenAction()).isNull();
                for (var page : pdf.getPages()) assertThat(page.getAnnotations()).isEmpty();
            }
        }
    }

    @Test
    void a_long_report_takes_the_pages_it_needs_and_one_without_figures_says_nothing_of_them()
            throws IOException {
        var words = "All work and no play. ".repeat(220).strip();
        var id =
                reports.save(
                                new Report(
                                        new EventSubject(8, 2, "EV08", "Rain"),
                                        "",
                                        new ReportText(words, "x".repeat(4_900)),
                                        null,
                                        Instant.now()))
                        .id();
        try (var pdf = print("/admin/reports/" + id + ".pdf", "long.pdf")) {
            assertThat(pdf.getNumberOfPages()).isBetween(2, 6);
            var text = text(pdf);
            assertThat(text.split("All work and no play")).hasSize(221);
            assertThat(text.replaceAll("\\s+", "")).contains("x".repeat(1_000));
            assertThat(text).doesNotContain("Figures", "Occupancy", "Written by");
        }
    }

    private long report(String name, String summary, String feedback) {
        var types =
                List.of(
                        new Completion.Type("General admission 日本", 2400, 150, 150, 360_000L),
                        new Completion.Type("VIP <i>", 2500, 50, 12, null));
        var event = Samples.completion(7, name, 2, types);
        inbox.store(List.of(event));
        return reports.save(
                        new Report(
                                CompletedEvent.of(event).subject(),
                                "Ana Ribeiro",
                                new ReportText(summary, feedback),
                                null,
                                Instant.now()))
                .id();
    }

    private PDDocument print(String address, String file) throws IOException {
        var answer = mvc.get().uri(address).with(organizer()).exchange();
        assertThat(answer).hasStatusOk().hasContentType("application/pdf");
        assertThat(answer.getResponse().getHeader("Content-Disposition"))
                .isEqualTo(
                        "inline; filename=\"report-EV0"
                                + (file.equals("evil.pdf") ? 7 : 8)
                                + ".pdf\"");
        var pdf = answer.getResponse().getContentAsByteArray();
        Files.write(Files.createDirectories(Path.of("target/pdf")).resolve(file), pdf);
        return Loader.loadPDF(pdf);
    }

    /**
     * Without the numbers of the pages, and as one line: where it breaks is the printer's affair.
     */
    private static String text(PDDocument pdf) throws IOException {
        return Normalizer.normalize(new PDFTextStripper().getText(pdf), Normalizer.Form.NFKC)
                .replaceAll("[\\u200e\\u200f]|\\d / \\d", "")
                .replaceAll("\\s+", " ");
    }
}
