package dev.marquee.event.client;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Seat plans of venue-service. */
@HttpExchange("/internal/seat-plans")
public interface SeatPlanClient {

    /**
     * A plan in its newest version.
     *
     * @param version of the plan, from 1 on
     */
    record Plan(long id, int version, String name, List<Section> sections) {

        public Plan {
            sections = sections == null ? List.of() : List.copyOf(sections);
        }
    }

    /**
     * A part of a plan.
     *
     * @param kind seats, tables or standing
     * @param places how many can be sold: without those that the plan blocks
     */
    record Section(String id, String name, String kind, int places) {

        /** Whether people stand there. */
        public boolean isStanding() {
            return "standing".equals(kind);
        }
    }

    /** What one version of a plan says, as far as it is counted. */
    record Drawing(List<Part> sections) {

        public List<Section> counted() {
            return sections.stream()
                    .map(part -> new Section(part.id, part.name, part.kind, part.count()))
                    .toList();
        }
    }

    /** A section with its seats. */
    record Part(
            String id,
            String name,
            String kind,
            @Nullable Integer places,
            @Nullable List<Row> rows) {

        private int count() {
            if (rows == null) return Objects.requireNonNullElse(places, 0);
            return Math.toIntExact(
                    rows.stream()
                            .flatMap(row -> row.seats.stream())
                            .filter(seat -> !Boolean.TRUE.equals(seat.blocked))
                            .count());
        }
    }

    record Row(List<Seat> seats) {}

    record Seat(@Nullable Boolean blocked) {}

    /** The plans of a venue. */
    @GetExchange
    List<Plan> of(@RequestParam("venue") long venue);

    /** An older version of a plan. */
    @GetExchange("/{id}/versions/{version}")
    Drawing version(@PathVariable long id, @PathVariable int version);
}
