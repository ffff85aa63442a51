package dev.marquee.platform.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

class ExportsTest {

    record Row(@Nullable Object name, @Nullable Object value) {}

    private static final Table<Row> TABLE =
            Table.<Row>named("guests").column("Name", Row::name).column("Value", Row::value);

    private static final Table<Instant> MOMENTS =
            Table.<Instant>named("moments").moment("Made", moment -> moment);

    @TempDir Path folder;

    private final Exports exports =
            new Exports(
                    Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC),
                    Optional.empty());

    private MockHttpServletResponse sent(Format format, Row... rows) throws IOException {
        return sent(TABLE, format, rows);
    }

    @SafeVarargs
    private <T> MockHttpServletResponse sent(Table<T> table, Format format, T... rows)
            throws IOException {
        var response = new MockHttpServletResponse();
        exports.send(table, format, List.of(rows), response);
        return response;
    }

    private String csv(Row... rows) throws IOException {
        return sent(Format.CSV, rows).getContentAsString(StandardCharsets.UTF_8);
    }

    private String sheet(Row... rows) throws IOException {
        return parts(sent(Format.XLSX, rows));
    }

    private String parts(MockHttpServletResponse answer) throws IOException {
        var file = Files.write(folder.resolve("list.xlsx"), answer.getContentAsByteArray());
        var parts = new StringBuilder();
        try (var zip = new ZipFile(file.toFile())) {
            for (var part : List.of("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"))
                parts.append(
                        new String(
                                zip.getInputStream(zip.getEntry(part)).readAllBytes(),
                                StandardCharsets.UTF_8));
        }
        return parts.toString();
    }

    @Test
    void a_list_comes_as_a_file_with_its_name_and_day() throws IOException {
        var file = sent(Format.CSV, new Row("Ana", 3));
        assertThat(file.getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"guests-2026-11-25.csv\"");
        assertThat(file.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(sent(Format.XLSX).getHeader("Content-Disposition"))
                .contains("guests-2026-11-25.xlsx");
    }

    @Test
    void csv_keeps_what_was_written_in_any_script() throws IOException {
        assertThat(
                        csv(
                                new Row("Núñez, \"Zoë\"\n日本語 🎭", null),
                                new Row(null, new BigDecimal("24.00"))))
                .isEqualTo("\uFEFFName,Value\r\n\"Núñez, \"\"Zoë\"\"\n日本語 🎭\",\r\n,24.00\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A1", "+1+1", "-1+1", "@SUM(A1)", "＝1"})
    void a_text_is_never_a_formula(String hostile) throws IOException {
        assertThat(csv(new Row("x", hostile))).contains("'" + hostile);
        assertThat(sheet(new Row("x", hostile))).doesNotContain("<f>", "<f ");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "Ana;=HYPERLINK(1)|Ana;'=HYPERLINK(1)",
                "Ana; -1+1;@SUM(A1)|Ana; '-1+1;'@SUM(A1)",
                "Ana;\"=1+1\"|Ana;\"\"'=1+1",
                "Ana;Rui - Zoë=x|Ana;Rui - Zoë=x",
            })
    void a_text_is_no_formula_where_the_semicolon_separates(String hostile, String written)
            throws IOException {
        assertThat(csv(new Row("x", hostile))).contains(written);
        assertThat(csv(new Row("x", hostile.replace(';', '\t'))))
                .contains(written.replace(';', '\t'));
    }

    @Test
    void a_text_that_begins_with_a_blank_character_is_no_formula() throws IOException {
        assertThat(csv(new Row("x", "\t=1"))).contains("'\t'=1");
        assertThat(csv(new Row("x", "\r=1"))).contains("'\r'=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+84 912 345 678", "+44 (0)20 7946-0958", "-5.00", "-1,234.50"})
    void phones_and_numbers_that_are_text_stay_as_they_are(String harmless) throws IOException {
        assertThat(csv(new Row("x", harmless))).doesNotContain("'").contains(harmless);
    }

    @Test
    void several_lists_are_sheets_of_one_workbook_or_a_zip_of_csv() throws IOException {
        assertThat(entries(Format.XLSX))
                .contains("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml");
        assertThat(entries(Format.CSV)).containsExactly("guests.csv", "moments.csv");
    }

    private List<String> entries(Format format) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        try (var file = new TableFile(format, false, true, out)) {
            file.add(TABLE, List.of(new Row("Ana", 3)));
            file.add(MOMENTS, List.of(Instant.EPOCH));
        }
        var path = Files.write(folder.resolve("all." + format), out.toByteArray());
        try (var zip = new ZipFile(path.toFile())) {
            return zip.stream().map(java.util.zip.ZipEntry::getName).toList();
        }
    }

    @Test
    void the_mark_of_csv_can_be_left_out() throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        try (var file = new TableFile(Format.CSV, false, false, out)) {
            file.add(TABLE, List.of(new Row("Ana", 3)));
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Name,Value\r\nAna,3\r\n");
    }

    @Test
    void a_negative_number_stays_a_number() throws IOException {
        assertThat(csv(new Row("x", -5))).contains("x,-5");
        assertThat(sheet(new Row("x", -5))).contains("<v>-5</v>");
    }

    @Test
    void a_sheet_has_dates_that_a_spreadsheet_can_count_with() throws IOException {
        assertThat(
                        sheet(
                                new Row(
                                        LocalDate.of(2026, 1, 1),
                                        OffsetDateTime.parse("2026-01-01T12:00Z"))))
                .contains("<v>46023", "46023.5");
    }

    @Test
    void a_moment_is_told_in_utc_and_says_so() throws IOException {
        var made = Instant.parse("2026-01-01T12:00:00Z");
        assertThat(sent(MOMENTS, Format.CSV, made).getContentAsString(StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFMade\r\n2026-01-01T12:00:00Z\r\n");
        assertThat(parts(sent(MOMENTS, Format.XLSX, made))).contains("Made (UTC)", "46023.5");
    }

    @Test
    void a_long_list_is_sent_while_it_is_read() throws IOException {
        var response = new MockHttpServletResponse();
        Iterable<Row> many =
                () ->
                        java.util.stream.IntStream.range(0, 20_000)
                                .mapToObj(n -> new Row("guest " + n, n))
                                .iterator();
        exports.send(TABLE, Format.XLSX, many, response);
        assertThat(response.getContentAsByteArray().length).isGreaterThan(100_000);
        assertThat(csv(new Row("x", true))).contains("x,true");
    }
}
