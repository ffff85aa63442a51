package dev.marquee.customer.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.customer.imports.CsvSheet.Line;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
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
                "  NAME  ;  e_mail  \n\n\n ; \nAna;ana@example.org\n;;\n"
            })
    void what_spreadsheets_save_is_read(String file) throws Exception {
        var sheet = read(file);
        assertThat(sheet.columns()).containsOnlyKeys(Column.NAME, Column.EMAIL);
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
        assertThat(read("id,name,email,,VAT\n1,A,a@x.org,,x").ignored())
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
                "headings   | name,phone\\nAna,1",
                "headings   | Ana,ana@example.org\\nEva,eva@example.org",
                "twice      | name,email,Mail\\nAna,a@x.org,b@x.org",
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
    void other_encodings_are_refused_instead_of_losing_letters() {
        for (var charset : new Charset[] {StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16})
            assertThatThrownBy(() -> CsvSheet.read("name,email\nÉmile,e@x.org".getBytes(charset)))
                    .isInstanceOfSatisfying(
                            Unreadable.class, e -> assertThat(e.reason()).isEqualTo("not-utf-8"));
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

    private static CsvSheet read(String file) throws Unreadable {
        return CsvSheet.read(file.getBytes(StandardCharsets.UTF_8));
    }
}
