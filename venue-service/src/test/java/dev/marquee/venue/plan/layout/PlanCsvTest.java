package dev.marquee.venue.plan.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.ErrorResponseException;

class PlanCsvTest {

    @Test
    void section_row_and_number_are_enough() {
        var plan = read("section;row;number\nStalls;A;1\nStalls;A;2\nCircle;A;1\n", null);
        assertThat(plan.seats())
                .extracting(PlanSeat::id)
                .containsExactly("stalls-A-1", "stalls-A-2", "circle-A-1");
        assertThat(plan.objects()).extracting(PlanObject::label).containsExactly("Stage");
    }

    @Test
    void short_lines_and_other_orders_of_columns_are_read() {
        var plan =
                read(
                        "number,row,section,type,note\n1,A,Stalls\n2,A,Stalls,wheelchair restricted aisle,\"Ramp, left\"\n",
                        null);
        var seat = plan.seats().toList().get(1);
        assertThat(seat.kind()).isEqualTo(PlanSeat.Kind.WHEELCHAIR);
        assertThat(seat.restricted()).isTrue();
        assertThat(seat.aisle()).isTrue();
        assertThat(seat.note()).isEqualTo("Ramp, left");
    }

    @Test
    void tables_and_standing_areas_have_types_of_their_own() {
        var plan =
                read(
                        "section,row,number,type\nHall,T1,1,table\nHall,T1,2,table wheelchair\nFloor,,300,standing\n",
                        null);
        assertThat(plan.sections())
                .extracting(PlanSection::kind)
                .containsExactly(PlanSection.Kind.TABLES, PlanSection.Kind.STANDING);
        assertThat(plan.places()).isEqualTo(302);
    }

    @Test
    void a_known_seat_keeps_its_id_and_its_place() {
        var before = read("section,row,number,x,y\nStalls,A,1,10,20\nStalls,A,2,40,20\n", null);
        var after = read("section,row,number\nStalls,A,2\nStalls,A,3\n", before);
        assertThat(after.seats())
                .extracting(PlanSeat::id)
                .containsExactly("stalls-A-2", "stalls-A-3");
        assertThat(after.seats().findFirst().orElseThrow().x()).isEqualTo(40.0);
    }

    @Test
    void ids_are_new_where_names_look_alike() {
        var plan = read("section,row,number\nBox 1,A,1\nBox-1,A,1\nBox_1,A,1\n", null);
        assertThat(plan.seats().map(PlanSeat::id)).doesNotHaveDuplicates();
        assertThat(PlanRules.faults(PlanArranger.arrange(plan, 0))).isEmpty();
    }

    @Test
    void ids_of_long_names_are_short_enough_and_differ() {
        var section = "Balcony on the left hand side of the organ, upper part";
        var row = "Row of the friends of the orchestra and their guests";
        var seats = new StringBuilder("section,row,number\n");
        for (int n = 1; n <= 200; n++)
            seats.append('"')
                    .append(section)
                    .append('"')
                    .append(',')
                    .append(row)
                    .append(",number of the very long kind ")
                    .append(n)
                    .append('\n');
        var plan = read(seats.toString(), null);
        assertThat(plan.seats().map(PlanSeat::id))
                .doesNotHaveDuplicates()
                .allMatch(id -> id.length() <= 60);
    }

    @Test
    void faults_name_their_lines() {
        assertFaults("section,row\nStalls,A\n", "line 1 has no column number");
        assertFaults("", "line 1 the file is empty");
        assertFaults("section,row,number\n", "line 2 there are no seats");
        assertFaults(
                "section,row,number,type,x,blocked\nStalls,A,1,throne,,\nStalls,A,2,,left,\nStalls,,3,,,\nStalls,A,4,,,maybe\nFloor,,many,standing,,\n",
                "line 2 type must be standard, wheelchair, companion, table or standing, with restricted or aisle after it",
                "line 3 x must be a number",
                "line 4 row is missing",
                "line 5 blocked must be yes or no",
                "line 6 number must say how many people stand there");
        assertFaults(
                "section,row,number\nStalls,A,\"1\n",
                "line 1 is not comma-separated: quotation marks are open or misplaced");
    }

    private static PlanLayout read(String text, @Nullable PlanLayout before) {
        return PlanCsv.read(text, "Hall", before);
    }

    @SuppressWarnings("unchecked")
    private static void assertFaults(String text, String... faults) {
        var refusal = catchThrowableOfType(ErrorResponseException.class, () -> read(text, null));
        assertThat((Iterable<Map<String, String>>) refusal.getBody().getProperties().get("errors"))
                .extracting(fault -> fault.get("field") + " " + fault.get("message"))
                .containsExactly(faults);
    }
}
