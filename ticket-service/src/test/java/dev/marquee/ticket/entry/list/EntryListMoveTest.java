package dev.marquee.ticket.entry.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** The hours of doors when their event moves. */
class EntryListMoveTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final ZoneId SAIGON = ZoneId.of("Asia/Ho_Chi_Minh");

    @Test
    void a_night_in_which_clocks_change_moves_no_door() {
        // clocks go forward on 30 March 2031
        var moved = moved("2031-03-29T18:00", "2031-03-29T20:00", "2031-03-30T20:00", LISBON);
        assertThat(moved).isEqualTo(at("2031-03-30T18:00", LISBON));
        // and back on 26 October
        assertThat(moved("2031-10-25T18:00", "2031-10-25T20:00", "2031-10-26T20:00", LISBON))
                .isEqualTo(at("2031-10-26T18:00", LISBON));
    }

    @Test
    void doors_of_the_evening_before_stay_doors_of_the_evening_before() {
        assertThat(moved("2031-05-01T18:00", "2031-05-02T10:00", "2031-06-12T10:00", LISBON))
                .isEqualTo(at("2031-06-11T18:00", LISBON));
    }

    @Test
    void an_event_in_another_zone_has_the_same_hours_by_the_clocks_there() {
        assertThat(moved("2031-05-01T18:00", "2031-05-01T20:00", "2031-05-08T20:00", SAIGON))
                .isEqualTo(at("2031-05-08T18:00", SAIGON));
    }

    @Test
    void the_usual_hours_stay_the_usual_hours() {
        var moved =
                ChangeEntryLists.moved(
                        EntryList.standard(),
                        at("2031-05-01T20:00", LISBON),
                        LISBON,
                        at("2031-05-02T20:00", LISBON),
                        LISBON);
        assertThat(moved).isEqualTo(EntryList.standard());
    }

    private static Instant moved(String opens, String from, String to, ZoneId newZone) {
        var list = new EntryList(1, "Bar", null, at(opens, LISBON), null, EntryMode.ONCE, false);
        return ChangeEntryLists.moved(list, at(from, LISBON), LISBON, at(to, newZone), newZone)
                .opensAt();
    }

    private static Instant at(String local, ZoneId zone) {
        return LocalDateTime.parse(local).atZone(zone).toInstant();
    }
}
