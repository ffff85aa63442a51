package dev.marquee.venue.plan.layout;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A seat plan as it is sent, stored, exported and drawn: format 1. Once it is checked by {@link
 * PlanRules} and arranged by {@link PlanArranger}, every seat has an id and a place.
 *
 * @param focus what everybody looks at: the best seats are those nearest to it
 */
@Schema(name = "SeatPlanLayout")
public record PlanLayout(
        @Schema(description = "1", example = "1") Integer format,
        @Schema(description = "At most 60 characters", example = "Great hall") String name,
        @Schema(description = "What everybody looks at; without it, the middle of the top")
                @Nullable PlanPoint focus,
        @Schema(description = "Stage, screen, bars, doors and words; at most 200")
                List<PlanObject> objects,
        @Schema(description = "1 to 200") List<PlanSection> sections) {

    static final int FORMAT = 1;

    public PlanLayout(
            @Nullable Integer format,
            @Nullable String name,
            @Nullable PlanPoint focus,
            @Nullable List<PlanObject> objects,
            @Nullable List<PlanSection> sections) {
        this.format = Objects.requireNonNullElse(format, FORMAT);
        this.name = Objects.requireNonNullElse(name, "");
        this.focus = focus;
        this.objects = copy(objects);
        this.sections = copy(sections);
    }

    /** Without what is null: JSON may have that in a list. */
    static <T> List<T> copy(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    public Stream<PlanSeat> seats() {
        return sections.stream().flatMap(PlanSection::seats);
    }

    public int seatCount() {
        return (int) seats().count();
    }

    /** How many can be sold, standing included. */
    public int places() {
        return sections.stream().mapToInt(PlanSection::available).sum();
    }

    PlanLayout with(List<PlanSection> others, @Nullable PlanPoint point) {
        return new PlanLayout(format, name, point, objects, others);
    }

    public PlanLayout named(String other) {
        return new PlanLayout(format, other, focus, objects, sections);
    }
}
