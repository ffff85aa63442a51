package dev.marquee.venue.plan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Seat plans for the services that choose and sell them. */
@RestController
@RequestMapping("/internal/seat-plans")
@Tag(name = "Seat plans for events", description = "For services of the suite only")
class InternalPlansController {

    private final PlanViews views;

    InternalPlansController(PlanViews views) {
        this.views = views;
    }

    @GetMapping
    @Operation(summary = "The seat plans of a venue that can be chosen")
    List<SeatPlanSummary> ofVenue(@RequestParam long venue) {
        return views.ofVenue(venue);
    }

    @GetMapping(path = "/{id}/versions/{version}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "A version of a seat plan, of one that was deleted too")
    String version(@PathVariable long id, @PathVariable int version) {
        return views.storedLayout(id, version);
    }
}
