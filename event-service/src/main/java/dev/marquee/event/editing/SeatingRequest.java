package dev.marquee.event.editing;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.event.seating.Seating;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The seats of an event as they are sent.
 *
 * @param planVersion none: the newest one
 * @param sections by the id of a section, the name of a ticket type of the request, or the id of a
 *     stored one
 */
@Schema(name = "EventSeatingRequest")
public record SeatingRequest(
        @Schema(example = "4", description = "A seat plan of the event's venue")
                @JsonAlias("planId")
                @NotNull(message = "{invalid.required}")
                @Positive(message = "{invalid.positive}")
                @Nullable Long planId,
        @Schema(example = "2", description = "Without it: the newest")
                @JsonAlias("planVersion")
                @Positive(message = "{invalid.positive}")
                @Nullable Integer planVersion,
        @Schema(
                        description =
                                "By section, the name or the id of the ticket type of its seats; a section that is not named is not for sale",
                        example = "{\"stalls\": \"Stalls\"}")
                @NotEmpty(message = "{invalid.must-name-a-section}")
                @Size(max = 200, message = "{invalid.at-most-200-sections}")
                @Nullable Map<String, @Nullable Object> sections) {

    static @Nullable SeatingRequest of(@Nullable Seating stored) {
        if (stored == null) return null;
        var sections = new TreeMap<String, @Nullable Object>(stored.sections());
        return new SeatingRequest(stored.planId(), stored.planVersion(), sections);
    }

    /** What is said of each section that is for sale: the name or the id of a ticket type. */
    Map<String, String> types() {
        var types = new TreeMap<String, String>();
        if (sections != null)
            sections.forEach((section, type) -> {
                if (type != null) types.put(section, type.toString());
            });
        return types;
    }

    /** Whether a type that says no quantity may have seats, which are counted. */
    boolean mayMean(TicketTypeRequest type, List<@Nullable TicketTypeRequest> all) {
        return types().values().stream()
                .anyMatch(wanted ->
                        isNamed(type, wanted)
                                || wanted.equals(String.valueOf(type.id()))
                                || isStoredElsewhere(wanted, all));
    }

    private static boolean isNamed(TicketTypeRequest type, String wanted) {
        return type.name() != null && type.name().strip().equalsIgnoreCase(wanted.strip());
    }

    /** An id that no type of the request says may be the id of one that is only named there. */
    private static boolean isStoredElsewhere(String wanted, List<@Nullable TicketTypeRequest> all) {
        return wanted.matches("\\d{1,18}")
                && all.stream()
                        .noneMatch(
                                type -> type != null && wanted.equals(String.valueOf(type.id())));
    }
}
