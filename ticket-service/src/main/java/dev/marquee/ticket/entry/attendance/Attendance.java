package dev.marquee.ticket.entry.attendance;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who came to an event by one check-in list. Times are of the event's zone.
 *
 * @param expected tickets that were valid
 * @param admitted of those, how many came
 * @param noShows how many did not
 * @param firstIn null if nobody came
 * @param lastIn when the last one came
 * @param lastOut when somebody left last; null if nobody was scanned as they left
 */
@Schema(name = "Attendance")
record Attendance(
        @Schema(example = "7") long eventId,
        @Schema(example = "0") int listId,
        @Schema(example = "Europe/Lisbon") String timeZone,
        @Schema(example = "162") int expected,
        @Schema(example = "151") int admitted,
        @Schema(example = "11") int noShows,
        @Nullable OffsetDateTime firstIn,
        @Nullable OffsetDateTime lastIn,
        @Nullable OffsetDateTime lastOut,
        List<AtGate> quarters) {

    /**
     * Who came by one gate in one quarter of an hour. Those in which nobody came are left out.
     *
     * @param from when it began
     * @param gate null where none was said
     */
    @Schema(name = "AttendanceAtGate")
    record AtGate(
            OffsetDateTime from,
            @Schema(example = "North") @Nullable String gate,
            @Schema(example = "24") int admitted) {}
}
