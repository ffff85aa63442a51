package dev.marquee.report.postevent;

import dev.marquee.platform.jpa.Search;
import dev.marquee.platform.jpa.SortParameter;
import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Order;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.web.bind.annotation.BindParam;

/** Which reports to list, and in what order. */
record ReportQuery(
        @Parameter(description = "Words of the event's name or code, or of the summary")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String q,
        @Parameter(description = "Only those about this event") @BindParam("event_id")
                @Nullable Long eventId,
        @Parameter(
                        description =
                                "A field, with a minus for descending; without it, the newest first")
                @Pattern(
                        regexp = "|-?(event_name|starts_at|sold|created_at)",
                        message = "{invalid.event-name-starts-at}")
                @Nullable String sort,
        @Parameter(description = "From 0")
                @Min(value = 0, message = "{invalid.negative}")
                @Max(value = 1_000_000, message = "{invalid.at-most-1000000}")
                @Nullable Integer page,
        @Parameter(description = "1 to 100; without it 20")
                @Min(value = 1, message = "{invalid.at-least-1}")
                @Max(value = 100, message = "{invalid.at-most-100}")
                @Nullable Integer size) {

    private static final int DEFAULT_SIZE = 20;
    private static final SortParameter ORDERS =
            new SortParameter()
                    .field(
                            "event_name",
                            Order.by("eventName").ignoreCase().nullsLast(),
                            Order.by("id"))
                    .field("starts_at", Order.by("startsAt").nullsLast(), Order.by("id"))
                    .field("sold", Order.by("sold").nullsLast(), Order.by("id"))
                    .field("created_at", Order.by("createdAt"), Order.by("id"));

    /** Those about an event, the newest first. */
    static ReportQuery about(long event) {
        return new ReportQuery(null, event, null, null, null);
    }

    /** What is searched for, or nothing. */
    String words() {
        return q == null ? "" : q.strip();
    }

    /** The field it is sorted by, always. */
    String order() {
        return sort == null || sort.isEmpty() ? "-created_at" : sort;
    }

    /** The same as a query has it. */
    Sort sorting() {
        return ORDERS.read(order());
    }

    /** What is asked for, of what somebody may see. */
    Specification<ReportListing> condition(Scope scope) {
        return Specification.<ReportListing>where(
                        Search.words(words(), "summary", "eventName", "eventCode"))
                .and(only("organizerId", scope.organizer()))
                .and(only("eventId", eventId));
    }

    private static Specification<ReportListing> only(String attribute, @Nullable Long value) {
        return value == null
                ? Specification.unrestricted()
                : (report, query, criteria) -> criteria.equal(report.get(attribute), value);
    }

    int pageOr0() {
        return Objects.requireNonNullElse(page, 0);
    }

    int sizeOrDefault() {
        return Objects.requireNonNullElse(size, DEFAULT_SIZE);
    }
}
