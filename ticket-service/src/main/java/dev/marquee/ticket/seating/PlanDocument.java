package dev.marquee.ticket.seating;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A seat plan as venue-service hands it out, format 1, as far as seats are sold by it.
 * Venue-service has checked it.
 *
 * @param focus what all look at; null for the top, in the middle
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record PlanDocument(String name, @Nullable Point focus, List<Section> sections) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Point(double x, double y) {}

    /**
     * A part of the hall.
     *
     * @param kind seats, tables or standing
     * @param places of a standing area
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Section(
            String id,
            String name,
            String kind,
            @Nullable Integer places,
            @Nullable List<Row> rows) {

        boolean isStanding() {
            return "standing".equals(kind);
        }

        /** Whoever sits at the ends of a row of it are neighbours as well. */
        boolean isRound() {
            return "tables".equals(kind);
        }

        List<Row> rowsOrNone() {
            return Objects.requireNonNullElse(rows, List.of());
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Row(String label, List<Place> seats) {}

    /**
     * A seat of a row.
     *
     * @param kind standard, wheelchair or companion
     * @param aisle whether there is one between it and the next seat
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Place(
            String id,
            String number,
            double x,
            double y,
            @Nullable String kind,
            @Nullable Boolean aisle,
            @Nullable Boolean blocked) {

        boolean endsBlock() {
            return Boolean.TRUE.equals(aisle);
        }

        boolean isBlocked() {
            return Boolean.TRUE.equals(blocked);
        }
    }
}
