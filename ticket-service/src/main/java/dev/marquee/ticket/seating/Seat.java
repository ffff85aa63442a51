package dev.marquee.ticket.seating;

import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A numbered place of an event.
 *
 * @param id what it is called by programs; never changes
 * @param label what it is called by people, unique in its event
 */
public record Seat(
        @Schema(example = "stalls-C-14") String id,
        @Schema(example = "Stalls C-14") String label,
        @Schema(example = "Stalls") String section,
        @Schema(example = "C") String row,
        @Schema(example = "14") String number) {

    /** A ticket type and the seat, without saying twice what both are called. */
    public static String shown(String ticketType, @Nullable String label) {
        if (label == null) return ticketType;
        return label.startsWith(ticketType + " ") ? label : ticketType + " · " + label;
    }

    /** The seat of a row with these columns: seat_id, seat_label, seat_section and so on. */
    public static @Nullable Seat read(ResultSet row) throws SQLException {
        var id = row.getString("seat_id");
        return id == null
                ? null
                : new Seat(
                        id,
                        row.getString("seat_label"),
                        row.getString("seat_section"),
                        row.getString("seat_row"),
                        row.getString("seat_number"));
    }
}
