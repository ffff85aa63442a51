package dev.marquee.ticket.refund;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a list of refunds is narrowed to, and how it is sorted. */
record RefundQuery(
        @Parameter(
                        description =
                                "The beginning of an e-mail address (with its @), words or their beginnings of a name, the code of a ticket (EV07-160), or the number of a booking",
                        example = "silva")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Nullable String q,
        @Parameter(
                        description =
                                "Where they stand: asked, approved, sending, at_provider, stuck, done or refused; open for all that somebody has to look at",
                        example = "open")
                @Pattern(
                        regexp = "(open|asked|approved|sending|at_provider|stuck|done|refused)?",
                        message = "{invalid.no-phase-of-a}")
                @Nullable String phase,
        @Parameter(description = "A field to sort by, with a minus for descending")
                @Pattern(
                        regexp = "(-?(created_at|amount|phase))?",
                        message = "{invalid.created-at-amount-or}")
                @Nullable String sort,
        @Parameter(description = "From 0")
                @Min(value = 0, message = "{invalid.negative}")
                @Max(value = 100_000, message = "{invalid.at-most-100000}")
                @Nullable Integer page,
        @Parameter(description = "1 to 100; 20 if it is not said")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 100, message = "{invalid.at-most-100}")
                @Nullable Integer size) {

    static final String OPEN = "open";

    /** What a page shows of itself: what somebody has to look at; a search finds all. */
    RefundQuery orOpen() {
        return phaseOrAny().isEmpty() && (q == null || q.isBlank())
                ? new RefundQuery(q, OPEN, sort, page, size)
                : this;
    }

    String phaseOrAny() {
        return Objects.requireNonNullElse(phase, "");
    }

    String sortOrNewest() {
        return sort == null || sort.isEmpty() ? "-created_at" : sort;
    }

    int pageOr0() {
        return Objects.requireNonNullElse(page, 0);
    }

    int sizeOrDefault() {
        return Objects.requireNonNullElse(size, 20);
    }
}
