package dev.marquee.venue.plan;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Versions;
import dev.marquee.venue.plan.layout.PlanCsv;
import dev.marquee.venue.plan.layout.PlanLayout;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The seat plans of one venue. */
@RestController
@RequestMapping("/api/venues/{id}/seat-plans")
@Tag(name = "Seat plans")
class VenuePlansApiController {

    private final ManagePlans manage;
    private final PlanViews views;

    VenuePlansApiController(ManagePlans manage, PlanViews views) {
        this.manage = manage;
        this.views = views;
    }

    @GetMapping
    @Operation(summary = "The seat plans of a venue, with their sections")
    @ApiResponse(responseCode = "200", description = "The newest version of each")
    @ApiResponse(responseCode = "404", description = "not-found: it is not there, or not yours")
    SeatPlanSummary.All list(@PathVariable long id, Caller caller) {
        return new SeatPlanSummary.All(views.ofVenue(id, caller));
    }

    @PostMapping
    @Operation(
            summary = "Adds a seat plan",
            description =
                    "To any venue: a copy of somebody else's plan becomes the caller's own. Rows without coordinates are laid out, straight.")
    @ApiResponse(responseCode = "201", description = "The plan, in version 1")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(
            responseCode = "422",
            description =
                    "invalid-input: each error names its place, such as sections[2].rows[0].seats[5].id")
    ResponseEntity<SeatPlanView> add(
            @PathVariable long id,
            @RequestBody PlanLayout plan,
            Caller caller,
            HttpServletResponse response) {
        return added(manage.add(id, caller, plan, 0), caller, response);
    }

    @PostMapping(path = "/csv", consumes = "text/csv")
    @Operation(
            summary = "Adds a seat plan from comma-separated values",
            description = PlanCsvDocs.FORMAT,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema =
                                                    @Schema(
                                                            type = "string",
                                                            example = PlanCsvDocs.EXAMPLE))))
    @ApiResponse(responseCode = "201", description = "The plan, in version 1")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(
            responseCode = "422",
            description = "invalid-input: each error names its line, such as line 7")
    ResponseEntity<SeatPlanView> addCsv(
            @PathVariable long id,
            @Parameter(description = "What the plan is called", example = "Great hall")
                    @RequestParam(defaultValue = "Seat plan")
                    String name,
            @Parameter(
                            description =
                                    "How far rows without coordinates bend around the stage: 0, straight, to 10",
                            example = "6")
                    @RequestParam(defaultValue = "0")
                    @Min(value = 0, message = "{invalid.at-least-0}")
                    @Max(value = 10, message = "{invalid.at-most-10}")
                    int curve,
            @RequestBody String csv,
            Caller caller,
            HttpServletResponse response) {
        return added(
                manage.add(id, caller, PlanCsv.read(csv, name, null), curve), caller, response);
    }

    private ResponseEntity<SeatPlanView> added(
            long id, Caller caller, HttpServletResponse response) {
        var plan = views.get(id, caller);
        response.setHeader(HttpHeaders.ETAG, Versions.etag(plan.version()));
        return ResponseEntity.created(URI.create("/api/seat-plans/" + id)).body(plan);
    }
}
