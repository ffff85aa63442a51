package dev.marquee.report.postevent;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.Paging;
import dev.marquee.platform.web.PatchReader;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.Validator;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/reports")
@Tag(name = "Reports")
class ReportApiController {

    private static final String PROBLEM = MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    private static final String NOT_COMPLETED =
            """
            {"type":"urn:marquee:problem:event-not-completed","title":"Conflict","status":409,\
            "detail":"Lantern Night (EV07) is not completed. Complete the event first: then its figures are kept, and it can be reported on."}\
            """;

    /** A page of reports. */
    record ReportPage(List<ReportView> items, int page, int size, long total) {}

    /** An event that waits for its report, with its figures. */
    record Due(
            @Schema(example = "7") long eventId,
            @Schema(example = "EV07") String eventCode,
            @Schema(example = "Lantern Night") String eventName,
            ZonedDateTime startsAt,
            @Schema(example = "Europe/Lisbon") String timeZone,
            Instant completedAt,
            @Schema(example = "200") int capacity,
            @Schema(example = "162") int sold) {

        static Due of(DueEvent due) {
            return new Due(
                    due.eventId(),
                    due.code(),
                    due.name(),
                    due.startsAt(),
                    due.startsAt().getZone().getId(),
                    due.completedAt(),
                    due.capacity(),
                    due.sold());
        }
    }

    /** A page of events that wait for a report. */
    record DuePage(List<Due> items, int page, int size, long total) {}

    private final ManageReports manage;
    private final ReportViews views;
    private final Completions completions;
    private final ReportPdf pdf;
    private final PatchReader patches;

    ReportApiController(
            ManageReports manage,
            ReportViews views,
            Completions completions,
            ReportPdf pdf,
            PatchReader patches) {
        this.manage = manage;
        this.views = views;
        this.completions = completions;
        this.pdf = pdf;
        this.patches = patches;
    }

    @InitBinder("reportRequest")
    void checkReports(WebDataBinder binder) {
        binder.addValidators(Validator.forInstanceOf(ReportRequest.class, ReportRequest::check));
    }

    @GetMapping
    @Operation(summary = "Lists reports")
    @ApiResponse(responseCode = "200", description = "A page of reports")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ReportPage list(@Valid @ParameterObject ReportQuery query, Caller caller) {
        var page = views.page(Scope.of(caller), query);
        return new ReportPage(
                page.getContent(), page.getNumber(), page.getSize(), page.getTotalElements());
    }

    @GetMapping("/due")
    @Operation(
            summary = "Lists the completed events that nobody has reported on, the last one first")
    @ApiResponse(responseCode = "200", description = "A page of events")
    DuePage due(@Valid @ParameterObject Paging paging, Caller caller) {
        var scope = Scope.of(caller);
        return new DuePage(
                completions
                        .due(scope.organizer(), PageRequest.of(paging.page(), paging.size()))
                        .stream()
                        .map(Due::of)
                        .toList(),
                paging.page(),
                paging.size(),
                completions.countDue(scope.organizer()));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a report; its ETag goes with a change")
    @ApiResponse(responseCode = "200", description = "The report")
    @ApiResponse(responseCode = "404", description = "not-found")
    ResponseEntity<ReportView> show(@PathVariable long id, Caller caller) {
        return tagged(manage.get(id, caller));
    }

    @GetMapping("/{id}/pdf")
    @Operation(summary = "A report as PDF")
    @ApiResponse(
            responseCode = "200",
            description = "The report",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "404", description = "not-found")
    ResponseEntity<byte[]> print(@PathVariable long id, Caller caller) {
        return pdf.answer(manage.get(id, caller));
    }

    @PostMapping
    @Operation(
            summary = "Files a report about a completed event",
            description =
                    "The figures are those that were kept when the event was completed. An event may have several reports.")
    @ApiResponse(responseCode = "201", description = "The report")
    @ApiResponse(responseCode = "404", description = "not-found: no such event of yours")
    @ApiResponse(
            responseCode = "409",
            description = "event-not-completed",
            content = @Content(mediaType = PROBLEM, examples = @ExampleObject(NOT_COMPLETED)))
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @ApiResponse(responseCode = "503", description = "events-unavailable: try again in a moment")
    ResponseEntity<ReportView> add(@Valid @RequestBody ReportRequest request, Caller caller) {
        var report = manage.add(request, caller);
        return ResponseEntity.created(URI.create("/api/reports/" + report.id()))
                .eTag(Versions.etag(report.version()))
                .body(report);
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Changes what a report says; with If-Match only the version that was read",
            description = "What is absent stays as it is, what is null is cleared.")
    @ApiResponse(responseCode = "200", description = "The report")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<ReportView> change(
            @PathVariable long id,
            @RequestBody MergePatch<ReportText> body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return tagged(
                Versions.change(
                        Versions.expected(ifMatch),
                        () -> manage.get(id, caller),
                        ReportView::version,
                        (stored, version) -> {
                            var text = patches.apply(body, ReportText.of(stored));
                            return manage.change(id, text, version, caller);
                        }));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes a report; the figures of the event stay")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    void delete(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        manage.delete(id, Versions.expected(ifMatch), caller);
    }

    private static ResponseEntity<ReportView> tagged(ReportView report) {
        return ResponseEntity.ok().eTag(Versions.etag(report.version())).body(report);
    }
}
