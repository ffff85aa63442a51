package dev.marquee.report.analytics;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.report.client.EventClient.Event;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Analytics for programs. */
@RestController
@RequestMapping("/api/analytics")
@Tag(name = "Analytics")
class AnalyticsApiController {

    private static final int MOST_COMPARED = 6;

    private final Asking asking;
    private final Answers answers;
    private final SeenEvents events;
    private final EventFigures figures;

    AnalyticsApiController(
            Asking asking, Answers answers, SeenEvents events, EventFigures figures) {
        this.asking = asking;
        this.answers = answers;
        this.events = events;
        this.figures = figures;
    }

    @GetMapping
    @Operation(
            summary = "Figures of some days: views, bookings, tickets and money",
            description =
                    "Of an organiser's own events; of all for admins and support, without money for support. Days are those of the installation's zone. Figures of a closed day never change: what arrives later counts on the day it arrives. Adding up the days gives the total; amounts of several currencies are never added.")
    @ApiResponse(responseCode = "200", description = "Totals, and rows by day, week or month")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    AnalyticsView all(@Valid @ParameterObject AnalyticsQuery query, Caller caller) {
        return answers.of(asking.all(query, caller));
    }

    @GetMapping("/event/{id}")
    @Operation(
            summary = "Figures of an event, by id or code",
            description =
                    "In days of the event's zone, since its first figure if it does not say from when.")
    @ApiResponse(responseCode = "200", description = "Totals, and rows by day, week or month")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @ApiResponse(responseCode = "503", description = "events-unavailable")
    AnalyticsView event(
            @Parameter(example = "7") @PathVariable String id,
            @Valid @ParameterObject AnalyticsQuery query,
            Caller caller) {
        return answers.of(asking.of(events.get(id, caller), query, caller));
    }

    @GetMapping("/event/{id}/funnel")
    @Operation(
            summary = "How far visitors of an event's page came",
            description =
                    "By the furthest step of each visitor of a day, so that it never rises: looked, chose, held, paid. In days of the installation's zone.")
    @ApiResponse(responseCode = "200", description = "Visitors a day, summed")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @ApiResponse(responseCode = "503", description = "events-unavailable")
    FunnelView funnel(
            @Parameter(example = "7") @PathVariable String id,
            @Valid @ParameterObject AnalyticsQuery query,
            Caller caller) {
        var asked = asking.of(events.get(id, caller), query, caller);
        return figures.funnel(asked.sight().subject(), asked.period());
    }

    @GetMapping("/event/{id}/forecast")
    @Operation(
            summary = "What an event sells by its start if it goes as it went at events like it",
            description =
                    "From at least three completed events of the same organiser and category, or else ten of anybody, of a third to three times the size. There is no band with fewer than 20 tickets sold, and none if such bands would have been right for fewer than 60 percent of these events.")
    @ApiResponse(responseCode = "200", description = "The band, if there is one")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(responseCode = "503", description = "events-unavailable")
    ForecastView forecast(@Parameter(example = "7") @PathVariable String id, Caller caller) {
        return figures.forecast(events.get(id, caller), caller);
    }

    @GetMapping("/event/{id}/door")
    @Operation(summary = "Who came to an event, by quarter of an hour and gate")
    @ApiResponse(responseCode = "200", description = "People, not scans")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(responseCode = "503", description = "events-unavailable")
    DoorView door(@Parameter(example = "7") @PathVariable String id, Caller caller) {
        return figures.door(events.get(id, caller));
    }

    @GetMapping("/seasons")
    @Operation(
            summary = "The same days of this year and of the two years before",
            description = "Of an organiser's own events; of all for admins and support.")
    @ApiResponse(responseCode = "200", description = "Totals, the latest year first")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    SeasonsView seasons(@Valid @ParameterObject AnalyticsQuery query, Caller caller) {
        return answers.seasons(asking.all(query, caller));
    }

    @GetMapping("/compare")
    @Operation(
            summary = "Compares events by the days that were left to their starts",
            description = "Tickets that were booked and not given back, in all by then.")
    @ApiResponse(responseCode = "200", description = "A row for each day, the start last")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @ApiResponse(responseCode = "503", description = "events-unavailable")
    ComparisonView compare(
            @Parameter(description = "Two to six ids or codes", example = "EV07,EV03")
                    @RequestParam(name = "events")
                    List<String> ids,
            Caller caller) {
        if (ids.size() < 2 || ids.size() > MOST_COMPARED)
            throw Problems.invalid("events", Text.of("invalid.two-to-six-events"));
        List<Event> compared = ids.stream().map(id -> events.get(id.strip(), caller)).toList();
        return figures.compare(compared);
    }
}
