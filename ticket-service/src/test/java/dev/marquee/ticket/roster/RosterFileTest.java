package dev.marquee.ticket.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.ticket.csv.CsvTable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterFileTest {

    static Stream<String> everyWayToWriteIt() {
        return Stream.of(
                "First Name,Last Name,Email,Notes\nRui,Costa,rui@example.org,\"a, b\nc\"\n",
                "\uFEFFFirst Name,Last Name,Email,Notes\r\nRui,Costa,rui@example.org,\"a, b\r\nc\"\r\n",
                "First Name;Last Name;Email;Notes\nRui;Costa;rui@example.org;\"a, b\nc\"",
                "sep=;\nFirst Name;Last Name;Email;Notes\nRui;Costa;rui@example.org;\"a, b\nc\"",
                "first_name\tlast_name\temail\tnotes\nRui\tCosta\trui@example.org\t\"a, b\nc\"",
                "Notes,EMAIL , Last Name,FIRST NAME\n\"a, b\nc\", rui@example.org,Costa,Rui\n",
                "Attendees of Lantern Night\n\nFirst Name,Last Name,Email,Notes\nRui,Costa,rui@example.org,\"a, b\nc\"\n\n,,,\n",
                "First Name,Last Name,Email,Notes\rRui,Costa,rui@example.org,\"a, b\rc\"\r");
    }

    @ParameterizedTest
    @MethodSource("everyWayToWriteIt")
    void a_list_is_read_however_it_is_written(String text) {
        var file = read(text);

        assertThat(file.shape()).isEqualTo(Shape.HIEVENTS);
        assertThat(file.lines()).hasSize(1);
        var attendee = Attendee.of(file.shape(), file.lines().getFirst().cells());
        assertThat(attendee.name()).isEqualTo("Rui Costa");
        assertThat(attendee.email()).isEqualTo("rui@example.org");
        assertThat(attendee.note()).isEqualTo("a, b\nc");
        assertThat(attendee.comes()).isTrue();
    }

    @Test
    void a_heading_that_is_there_twice_is_two_columns() {
        var file = read("Attendee name,Company,Company,Product\nAna,Here,There,Standing\n");

        assertThat(file.shape()).isEqualTo(Shape.PRETIX);
        var cells = file.lines().getFirst().cells();
        assertThat(cells.text("Company")).isEqualTo("Here");
        assertThat(cells.unknownTo(Shape.PRETIX)).containsExactly(new Cells.Heading("Company", 2));
        assertThat(cells.find(new Cells.Heading("Company", 2))).isEqualTo("There");
    }

    @Test
    void lines_know_where_they_begin_and_whether_they_fit() {
        var file = read("First Name,Email\n\"A\nna\",\nBen\nCem,,more\n");

        assertThat(file.lines()).extracting(RosterFile.Line::number).containsExactly(2L, 4L, 5L);
        assertThat(file.lines())
                .extracting(RosterFile.Line::tooWide)
                .containsExactly(false, false, true);
    }

    @Test
    void the_guard_against_formulas_is_taken_off_and_other_apostrophes_are_not() {
        var cells = read("First Name,Notes\n'=1+1,'s Gravenhage\n").lines().getFirst().cells();

        assertThat(cells.text("First Name")).isEqualTo("=1+1");
        assertThat(cells.text("Notes")).isEqualTo("'s Gravenhage");
    }

    @Test
    void a_person_has_whatever_name_the_line_tells() {
        assertThat(pretix("Ana Silva,,,x@example.org").name()).isEqualTo("Ana Silva");
        assertThat(pretix(",Silva Ltd,,x@example.org").name()).isEqualTo("Silva Ltd");
        assertThat(pretix(",,a@example.org,x@example.org").name()).isEqualTo("a@example.org");
        assertThat(pretix(",,a@example.org,x@example.org").email()).isEqualTo("a@example.org");
        assertThat(pretix(",,,").name()).isEmpty();
    }

    private static Attendee pretix(String line) {
        var file =
                RosterFile.read(
                        "Attendee name,Company,Attendee email,Email,Order code\n" + line + ",X\n");
        return Attendee.of(Shape.PRETIX, file.lines().getFirst().cells());
    }

    @Test
    void a_product_with_a_variation_may_have_several_names_here() {
        var file = read("Order code,Product,Variation\nX,Ticket,Reduced\n");
        assertThat(Attendee.of(Shape.PRETIX, file.lines().getFirst().cells()).products())
                .isEqualTo(
                        List.of(
                                "Ticket – Reduced",
                                "Ticket - Reduced",
                                "Ticket Reduced",
                                "Ticket"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "Name,Email\nAna,a@example.org",
                "First Name",
                "First Name,Email\n,\n"
            })
    void what_is_no_list_is_refused(String text) {
        assertThatThrownBy(() -> RosterFile.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isIn("empty", "no-headings", "no-lines");
    }

    @Test
    void a_list_that_is_too_long_is_refused() {
        assertThatThrownBy(() -> RosterFile.read("First Name,Email\n" + "a,\n".repeat(1001)))
                .hasMessage("too-long");
    }

    private static RosterFile read(String text) {
        return RosterFile.read(CsvTable.decode(text.getBytes(StandardCharsets.UTF_8)));
    }
}
