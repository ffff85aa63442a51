package dev.marquee.report.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.report.Neighbours;
import dev.marquee.report.RunningService;
import dev.marquee.report.analytics.PeriodReport;
import dev.marquee.report.client.EventClient.Event;
import dev.marquee.report.client.EventClient.TicketType;
import dev.marquee.report.insight.Sight;
import dev.marquee.report.metric.Period;
import dev.marquee.report.metric.Subject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files of a report; the last ones written lie under target/pdf, to be looked at. */
@RunningService
class DigestTest {

    private static final long OWNER = 79_201;
    private static final long EVENT = 892_001;
    private static final Period WEEK =
            new Period(LocalDate.of(2025, 3, 24), LocalDate.of(2025, 3, 30));

    @Autowired WriteDigest digests;
    @Autowired JdbcClient jdbc;

    @BeforeEach
    void someFigures() {
        Neighbours.reset();
        for (var table : List.of("metric_day", "visitor_day"))
            jdbc.sql("delete from " + table + " where scope_id in (79201, 892001)").update();
        for (int n = -7; n < 7; n++) {
            var day = WEEK.from().plusDays(n);
            for (var scope : List.of("organizer", "event")) {
                row(scope, "confirmed", "all", "", day, "EUR", 2, 5 + Math.abs(n), 5000);
                row(scope, "paid", "all", "", day, "EUR", 2, 2, 5000);
                row(scope, "viewed", "all", "", day, "", 40, 40, 0);
                row(scope, "confirmed", "source", "newsletter", day, "EUR", 1, 3, 3000);
                row(scope, "confirmed", "source", "", day, "EUR", 1, 2, 2000);
            }
            row("event", "confirmed", "type", "12", day, "EUR", 2, 5, 5000);
            row("event", "admitted", "all", "", day, "", 3, 3, 0);
        }
        row("organizer", "refunded", "all", "", WEEK.until(), "EUR", 1, 1, 1000);
    }

    private void row(
            String scope,
            String kind,
            String dim,
            String value,
            LocalDate day,
            String currency,
            long n,
            long qty,
            long amount) {
        jdbc.sql(
                        """
                        insert into metric_day (scope, scope_id, kind, dim, on_day, val, currency, n, qty, amount, discount, fee, tax)
                        values (:scope, :id, :kind, :dim, :day, :value, :currency, :n, :qty, :amount, 0, 0, 0)
                        """)
                .param("scope", scope)
                .param("id", scope.equals("event") ? EVENT : OWNER)
                .param("kind", kind)
                .param("dim", dim)
                .param("day", day)
                .param("value", value)
                .param("currency", currency)
                .param("n", n)
                .param("qty", qty)
                .param("amount", amount)
                .update();
    }

    private static PeriodReport.About about(boolean money) {
        var event =
                new Event(
                        EVENT,
                        "EV92",
                        "Đêm nhạc <Lantern> & Night",
                        OffsetDateTime.parse("2025-04-05T20:00:00+01:00"),
                        null,
                        "Europe/Lisbon",
                        OWNER,
                        "completed",
                        200,
                        100,
                        "off",
                        "Music",
                        List.of(new TicketType(12, "Standing")));
        return new PeriodReport.About(
                new Sight(Subject.organizer(OWNER), money, false),
                null,
                List.of(event),
                WEEK,
                ZoneId.of("Asia/Tokyo"));
    }

    @Test
    void a_pdf_has_charts_and_their_tables() throws IOException {
        var digest = digests.write(about(true), "The week", true, false, Locale.ENGLISH);

        assertThat(digest.files()).hasSize(1);
        var file = digest.files().getFirst();
        keep("digest.pdf", file.content());
        assertThat(file.name()).isEqualTo("report-2025-03-24-2025-03-30.pdf");
        assertThat(text(file.content()))
                .contains("The week", "24 Mar 2025 to 30 Mar 2025", "Days in Tokyo time")
                .contains("Tickets booked a day", "Đêm nhạc <Lantern> & Night", "Standing")
                .contains("newsletter", "€350.00", "€10.00")
                .doesNotContain("??");
    }

    @Test
    void tables_that_may_lack_events_say_so() throws IOException {
        var about = about(true);
        var full =
                new PeriodReport.About(
                        about.sight(),
                        null,
                        Collections.nCopies(200, about.events().getFirst()),
                        about.period(),
                        about.zone());
        var words = "Only the 200 events that begin last";

        var whole = digests.write(about, "The week", true, false, Locale.ENGLISH);
        var cut = digests.write(full, "The week", true, true, Locale.ENGLISH);

        assertThat(text(whole.files().getFirst().content())).doesNotContain(words);
        assertThat(text(cut.files().getFirst().content())).contains(words);
        assertThat(parts(cut.files().getLast().content()).values())
                .anyMatch(part -> part.contains(words));
    }

    @Test
    void another_language_says_it_in_its_words() throws IOException {
        var digest =
                digests.write(about(true), "Tuần này", true, false, Locale.forLanguageTag("vi-VN"));

        keep("digest-vi.pdf", digest.files().getFirst().content());
        assertThat(text(digest.files().getFirst().content()))
                .contains("Tuần này", "Theo sự kiện", "Tính ngày theo")
                .doesNotContain("Tickets", "??");
    }

    @Test
    void without_money_there_is_none() throws IOException {
        var digest = digests.write(about(false), "The week", true, true, Locale.ENGLISH);

        assertThat(text(digest.files().getFirst().content())).doesNotContain("€", "EUR");
        assertThat(String.join("", parts(digest.files().getLast().content()).values()))
                .doesNotContain("€", "EUR");
    }

    @Test
    void a_workbook_has_a_sheet_for_each_table_with_numbers() throws IOException {
        var digest = digests.write(about(true), "The week", false, true, Locale.ENGLISH);

        var parts = parts(digest.files().getFirst().content());
        assertThat(parts.get("xl/workbook.xml"))
                .contains("In short", "Tickets booked a day", "By event", "By kind of ticket");
        assertThat(parts.get("xl/worksheets/sheet2.xml"))
                .as("a number, not a text")
                .containsPattern("<c r=\"B2\"[^>]*><v>5(\\.0)?</v>");
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return Normalizer.normalize(
                            new PDFTextStripper().getText(document), Normalizer.Form.NFC)
                    .replaceAll("\\s+", " ");
        }
    }

    private static Map<String, String> parts(byte[] workbook) throws IOException {
        var parts = new HashMap<String, String>();
        try (var zip = new ZipFile(keep("digest.xlsx", workbook).toFile())) {
            for (var entry : Collections.list(zip.entries()))
                parts.put(
                        entry.getName(),
                        new String(
                                zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
        return parts;
    }

    private static Path keep(String name, byte[] content) throws IOException {
        var folder = Files.createDirectories(Path.of("target/pdf"));
        return Files.write(folder.resolve(name), content);
    }
}
