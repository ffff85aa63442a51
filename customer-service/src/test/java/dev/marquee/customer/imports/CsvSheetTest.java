package dev.marquee.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.customer.imports.CsvSheet.Line;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSheetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,email\nAna,ana@example.org\n",
                "name,email\r\nAna,ana@example.org",
                "\uFEFFName;E-Mail\rAna;ana@example.org\r",
                "\"Full name\" , \"E-mail address\"\n\"Ana\" , ana@example.org ",
                "  NAME  ;  e_mail  \n\n\n ; \nAna;ana@example.org\n;;\n",
                "\uFEFF\uFEFFname,email\nAna,ana@example.org\n",
                "name\temail\r\nAna\tana@example.org\r\n",
                "name|email\nAna|ana@example.org\n",
                "sep=;\r\nname;email\r\nAna;ana@example.org\r\n",
                "\"sep=\t\"\r\nname\temail\r\nAna\tana@example.org\r\n",
                "\r\n\r\nname;email\r\nAna;ana@example.org\r\n",
                "Customers, all of them\n\nname;email\nAna;ana@example.org\n",
                "\"name;\"\"email\"\"\"\r\n\"Ana;\"\"ana@example.org\"\"\"\r\n"
            })
    void what_spreadsheets_save_is_read(String file) throws Exception {
        var sheet = read(file);
        assertThat(Mapping.guess(sheet.headings()).fields())
                .startsWith(Field.NAME, Field.EMAIL)
                .doesNotContain(Field.PHONE);
        assertThat(sheet.lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.cell(0).strip()).isEqualTo("Ana");
                    assertThat(line.cell(1).strip()).isEqualTo("ana@example.org");
                });
    }

    @Test
    void lines_are_numbered_as_an_editor_numbers_them() throws Exception {
        var sheet =
                read(
                        "name,email,notes\r\nA,a@x.org,\"two\r\nlines\"\r\n\r\nB,b@x.org,\n\"C\nc\",c@x.org\nD,d@x.org");
        assertThat(sheet.lines()).extracting(Line::number).containsExactly(2, 5, 6, 8);
        assertThat(sheet.lines().getFirst().cell(2)).isEqualTo("two\r\nlines");
        assertThat(sheet.lines().getLast().cell(9)).isEmpty();
    }

    @Test
    void semicolons_and_commas_in_values_are_values() throws Exception {
        var sheet = read("name;email;address\n\"Ana; Rita\";a@x.org;Rua 1, Lisbon\n");
        assertThat(sheet.lines().getFirst().cells())
                .containsExactly("Ana; Rita", "a@x.org", "Rua 1, Lisbon");
    }

    @Test
    void a_formula_is_kept_as_typed_and_our_own_apostrophe_before_one_is_taken_away()
            throws Exception {
        var sheet =
                read("name,email\n=cmd|' /C calc'!A1,a@x.org\n'+351 91,b@x.org\n'tis,c@x.org\n");
        assertThat(sheet.lines())
                .extracting(line -> line.cell(0))
                .containsExactly("=cmd|' /C calc'!A1", "+351 91", "'tis");
    }

    @Test
    void columns_that_are_not_read_are_named() throws Exception {
        var sheet = read("id,name,email,,VAT\n1,A,a@x.org,,x");
        assertThat(Mapping.guess(sheet.headings()).headings(sheet, Field.NONE))
                .containsExactly("id", "VAT");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "empty      | -",
                "empty      | \\n\\n",
                "no-lines   | name,email\\n",
                "headings   | name,phone",
                "headings   | Ana,ana@example.org\\nEva,eva@example.org",
                "not-csv    | name,email\\n\"Ana,ana@example.org\\n",
                "not-csv    | name,email\\n\"Ana\"x,ana@example.org\\n",
                "workbook   | PK"
            })
    void what_cannot_be_read_says_why(String reason, String file) {
        var text = file == null ? "" : file.translateEscapes();
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void other_encodings_are_read_without_losing_letters() throws Exception {
        for (var charset :
                List.of(
                        StandardCharsets.ISO_8859_1,
                        StandardCharsets.UTF_16,
                        StandardCharsets.UTF_16LE)) {
            var sheet = CsvSheet.read("name,email\nÉmile,e@x.org".getBytes(charset));
            assertThat(sheet.lines().getFirst().cell(0)).isEqualTo("Émile");
        }
    }

    @Test
    void lines_are_numbered_as_in_the_file_whatever_stands_above_the_headings() throws Exception {
        var sheet = read("sep=;\r\n\r\nCustomers\r\nname;email\r\n\r\nA;a@x.org\r\n");
        assertThat(sheet.headingLine()).isEqualTo(4);
        assertThat(sheet.lines()).extracting(Line::number).containsExactly(6);
    }

    @Test
    void a_value_that_is_called_like_a_heading_is_none_below_an_address() throws Exception {
        var sheet = read("Wer,Wohin,Wie\nIda,ida@x.org,email\nAna,ana@x.org,phone\n");
        assertThat(sheet.headings()).containsExactly("Wer", "Wohin", "Wie");
        assertThat(sheet.lines()).hasSize(2);
    }

    @Test
    void there_are_limits_and_files_up_to_them_are_read_at_once() throws Exception {
        var line = "A,a@x.org,,," + "x".repeat(180) + "\n";
        var head = "name,email,phone,address,feedback\n";
        assertThat(read(head + line.repeat(5000)).lines()).hasSize(5000);
        assertThatThrownBy(() -> read(head + line.repeat(5001)))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.reason()).isEqualTo("too-long"));
        assertThatThrownBy(() -> read(head + "x".repeat(1_000_000)))
                .isInstanceOfSatisfying(
                        Unreadable.class, e -> assertThat(e.reason()).isEqualTo("too-large"));
    }

    @Timeout(120)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"", "\"\"", ",", "a,", "\n", " ", "\",\"\n", "email,", "sep=", "\t|;", "'"
            })
    void files_of_nothing_but_signs_are_refused_at_once(String unit) {
        for (var around : List.of("", "\""))
            assertThatThrownBy(() -> read(around + unit.repeat(990_000 / unit.length()) + around))
                    .isInstanceOf(Unreadable.class);
    }

    private static CsvSheet read(String file) throws Unreadable {
        return CsvSheet.read(file.getBytes(StandardCharsets.UTF_8));
    }
}
