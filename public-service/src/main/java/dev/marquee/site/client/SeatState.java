package dev.marquee.site.client;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The seats of an event and which of them are taken, as ticket-service says it.
 *
 * @param plan null for an event without seats
 * @param version changes with the plan, and with what is not for sale
 * @param seq counts the changes of who sits where
 * @param taken the ids of seats that somebody has
 * @param heldBack the ids of seats that are not for sale
 * @param orphans what becomes of a choice that leaves a single seat: off, advise, enforce
 */
public record SeatState(
        long eventId,
        @Nullable Plan plan,
        @Nullable Integer version,
        long seq,
        @Nullable List<String> taken,
        @Nullable List<String> heldBack,
        @Nullable String orphans) {

    /** The hall; coordinates are from the left and the top. */
    public record Plan(
            @Nullable Point focus,
            @Nullable List<Thing> objects,
            @Nullable List<Section> sections) {

        public List<Section> parts() {
            return sections == null ? List.of() : sections;
        }

        public List<Thing> things() {
            return objects == null ? List.of() : objects;
        }
    }

    public record Point(double x, double y) {}

    /** A stage, a screen, a bar, a door, a text. */
    public record Thing(
            String kind, @Nullable String label, double x, double y, double width, double height) {}

    /**
     * A part of the hall.
     *
     * @param kind seats, tables or standing
     * @param ticketTypeId by which it is sold; null if it is not
     * @param places of a standing area
     */
    public record Section(
            String id,
            String name,
            String kind,
            @Nullable Long ticketTypeId,
            @Nullable Integer places,
            @Nullable Double x,
            @Nullable Double y,
            @Nullable Double width,
            @Nullable Double height,
            @Nullable List<Row> rows) {

        public boolean isStanding() {
            return "standing".equals(kind);
        }

        /** Whether who sits at the ends of a row are neighbours. */
        public boolean isRound() {
            return "tables".equals(kind);
        }

        public List<Row> lines() {
            return rows == null ? List.of() : rows;
        }
    }

    public record Row(String label, List<Seat> seats) {}

    /**
     * A seat of a row.
     *
     * @param kind standard, wheelchair or companion
     * @param aisle whether there is one between it and the next seat
     * @param restricted whether the view is
     */
    public record Seat(
            String id,
            String number,
            double x,
            double y,
            @Nullable String kind,
            @Nullable Boolean aisle,
            @Nullable Boolean restricted,
            @Nullable Boolean blocked,
            @Nullable String note) {

        public boolean isOf(String other) {
            return other.equals(kind);
        }
    }

    public List<String> gone() {
        return Objects.requireNonNullElse(taken, List.of());
    }

    public List<String> kept() {
        return Objects.requireNonNullElse(heldBack, List.of());
    }

    /** Whether a choice that leaves a single seat is refused, where another one would do. */
    public boolean enforces() {
        return "enforce".equals(orphans);
    }
}
