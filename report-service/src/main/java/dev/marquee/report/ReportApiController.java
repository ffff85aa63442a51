package dev.marquee.report;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.Validator;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reports")
@Tag(name = "Reports")
class ReportApiController {

    /** A page of reports. */
    record Page(List<Report> items, int page, int size, long total) {}

    private final Reports reports;

    ReportApiController(Reports reports) {
        this.reports = reports;
    }

    @InitBinder("reportRequest")
    void checkReports(WebDataBinder binder) {
        binder.addValidators(Validator.forInstanceOf(ReportRequest.class, ReportRequest::check));
    }

    @GetMapping
    @Operation(summary = "Lists reports, the newest first; an organiser gets their own")
    @ApiResponse(responseCode = "200", description = "A page of reports")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Page list(
            @RequestParam(name = "event_id", required = false) @Nullable Long eventId,
            @RequestParam(defaultValue = "0")
                    @Min(value = 0, message = "must not be negative")
                    @Max(value = 1_000_000, message = "must be at most 1000000")
                    int page,
            @RequestParam(defaultValue = "20")
                    @Min(value = 1, message = "must be at least 1")
                    @Max(value = 100, message = "must be at most 100")
                    int size,
            Caller caller) {
        var scope = Scope.of(caller);
        return new Page(
                reports.list(scope, eventId, size, (long) page * size),
                page,
                size,
                reports.count(scope, eventId));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a report")
    @ApiResponse(responseCode = "200", description = "The report")
    @ApiResponse(responseCode = "404", description = "not-found")
    Report show(@PathVariable long id, Caller caller) {
        return reports.find(id, Scope.of(caller)).orElseThrow(() -> Problems.notFound("report"));
    }

    @PostMapping
    @Operation(summary = "Files a report about an event")
    @ApiResponse(responseCode = "201", description = "The report")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<Report> add(@Valid @RequestBody ReportRequest request, Caller caller) {
        var id = reports.add(request, caller.id());
        return ResponseEntity.created(URI.create("/api/reports/" + id)).body(show(id, caller));
    }
}
