package dev.marquee.customer.timeline;

import dev.marquee.customer.contact.ManageCustomers;
import dev.marquee.customer.contact.Viewer;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Set;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Customers")
class TimelineApiController {

    /**
     * A page of what happened.
     *
     * @param missing kinds whose service does not answer just now
     * @param cut kinds of which only the newest are read
     */
    @Schema(name = "TimelinePage")
    record Page(
            List<Entry> items, int page, int size, long total, Set<Kind> missing, Set<Kind> cut) {}

    private final ManageCustomers manage;
    private final Timeline timeline;

    TimelineApiController(ManageCustomers manage, Timeline timeline) {
        this.manage = manage;
        this.timeline = timeline;
    }

    @GetMapping("/api/customers/{id}/timeline")
    @Operation(
            summary = "Everything that happened with a customer, the newest first",
            description =
                    "Notes, events that the customer commissioned, bookings by any of its addresses, and mails to them; an organiser gets its own events, and their bookings and mails. A service that is down is named in missing, and the rest is answered.")
    @ApiResponse(responseCode = "200", description = "A page of the timeline")
    @ApiResponse(responseCode = "404", description = "not-found")
    Page timeline(
            @PathVariable long id,
            @Parameter(description = "note, event, booking or message; all where it is left out")
                    @RequestParam(defaultValue = "")
                    @Pattern(
                            regexp = "(note|event|booking|message)?",
                            message = "{invalid.note-event-booking-or}")
                    String kind,
            @Valid @ParameterObject Paging paging,
            Caller caller) {
        var found = timeline.of(manage.get(id, Viewer.of(caller)), Kind.named(kind));
        return new Page(
                found.entries().stream().skip(paging.offset()).limit(paging.size()).toList(),
                paging.page(),
                paging.size(),
                found.entries().size(),
                found.missing(),
                found.cut());
    }
}
