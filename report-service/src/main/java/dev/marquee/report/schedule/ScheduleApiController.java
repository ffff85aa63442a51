package dev.marquee.report.schedule;

import dev.marquee.platform.language.Languages;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Paging;
import dev.marquee.platform.web.Versions;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/report-schedules")
@Tag(name = "Scheduled reports")
class ScheduleApiController {

    private static final int RUNS = 100;

    /** A page of schedules. */
    record SchedulePage(List<ScheduleView> items, int page, int size, long total) {}

    /** The newest reports of a schedule. */
    record RunList(List<ScheduleView.OfRun> items) {}

    private final ManageSchedules manage;
    private final Schedules schedules;
    private final Recipients recipients;
    private final Runs runs;
    private final Languages languages;

    ScheduleApiController(
            ManageSchedules manage,
            Schedules schedules,
            Recipients recipients,
            Runs runs,
            Languages languages) {
        this.manage = manage;
        this.schedules = schedules;
        this.recipients = recipients;
        this.runs = runs;
        this.languages = languages;
    }

    @GetMapping
    @Operation(summary = "Lists the caller's scheduled reports, the newest first")
    @ApiResponse(responseCode = "200", description = "A page of schedules")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    SchedulePage list(@Valid @ParameterObject Paging paging, Caller caller) {
        return new SchedulePage(
                schedules.of(caller.id(), paging.page(), paging.size()).stream()
                        .map(this::view)
                        .toList(),
                paging.page(),
                paging.size(),
                schedules.count(caller.id()));
    }

    @PostMapping
    @Operation(
            summary = "Has a report sent every day or week",
            description =
                    "At a time by the clock of a zone, whatever becomes of its offset. Others than the caller are asked once by mail. Each report is made by what the caller may see then: if that is nothing any more, it is paused and not sent.")
    @ApiResponse(responseCode = "201", description = "The schedule")
    @ApiResponse(responseCode = "404", description = "not-found: no such event of yours")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<ScheduleView> add(@Valid @RequestBody ScheduleRequest request, Caller caller) {
        var schedule = manage.add(request.draft(languages), caller);
        return ResponseEntity.created(URI.create("/api/report-schedules/" + schedule.id()))
                .eTag(Versions.etag(schedule.version()))
                .body(view(schedule));
    }

    @GetMapping("/{id}")
    @Operation(summary = "Shows a scheduled report; its ETag goes with a change")
    @ApiResponse(responseCode = "200", description = "The schedule")
    @ApiResponse(responseCode = "404", description = "not-found")
    ResponseEntity<ScheduleView> show(@PathVariable long id, Caller caller) {
        return tagged(manage.get(id, caller));
    }

    @PutMapping("/{id}")
    @Operation(
            summary = "Changes a scheduled report; with If-Match only the version that was read",
            description =
                    "Addresses that are new are asked, those that are not named any more get nothing. Who has left cannot be named again.")
    @ApiResponse(responseCode = "200", description = "The schedule")
    @ApiResponse(
            responseCode = "404",
            description = "not-found: no such schedule or event of yours")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    ResponseEntity<ScheduleView> change(
            @PathVariable long id,
            @Valid @RequestBody ScheduleRequest request,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        return tagged(
                manage.change(id, request.draft(languages), Versions.expected(ifMatch), caller));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Deletes a scheduled report, with its history")
    @ApiResponse(responseCode = "204", description = "It is gone")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    void delete(
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller) {
        manage.delete(id, Versions.expected(ifMatch), caller);
    }

    @GetMapping("/{id}/runs")
    @Operation(summary = "Lists the newest reports of a schedule")
    @ApiResponse(responseCode = "200", description = "The newest first")
    @ApiResponse(responseCode = "404", description = "not-found")
    RunList runs(@PathVariable long id, Caller caller) {
        return new RunList(
                runs.of(manage.get(id, caller).id(), RUNS).stream()
                        .map(ScheduleView.OfRun::of)
                        .toList());
    }

    private ScheduleView view(Schedule schedule) {
        return ScheduleView.of(schedule, recipients.of(schedule.id()));
    }

    private ResponseEntity<ScheduleView> tagged(Schedule schedule) {
        return ResponseEntity.ok().eTag(Versions.etag(schedule.version())).body(view(schedule));
    }
}
