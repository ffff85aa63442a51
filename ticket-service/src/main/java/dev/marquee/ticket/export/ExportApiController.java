package dev.marquee.ticket.export;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.backoffice.EventDesk;
import dev.marquee.ticket.search.Days;
import dev.marquee.ticket.search.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Long exports, for programs. */
@RestController
@Tag(name = "Exports")
@RequestMapping("/api/exports")
class ExportApiController {

    private final OwnExports own;
    private final EventDesk events;

    ExportApiController(OwnExports own, EventDesk events) {
        this.own = own;
        this.events = events;
    }

    @Operation(
            summary = "Order an export",
            description =
                    "It is made in the background; ask for it again until its state is ready. All of it is of one moment. Two of an organiser are made at once, the others wait. marketing holds those who want news of the organiser, with when and to which words they said so, and nobody who had refused when it was made (as_of): whoever sends later asks for a new one. Organisers get what is of their own events, admins all.")
    @ApiResponse(responseCode = "202", description = "It waits, or is being made")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(responseCode = "409", description = "too-many-exports: 20 of yours wait or run")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ExportView order(
            @Valid @RequestBody ExportRequest request,
            @Parameter(hidden = true) Caller caller,
            Locale locale) {
        if (request.eventId() != null)
            events.open(Scope.of(caller), String.valueOf(request.eventId()));
        Days.check("from", request.from());
        Days.check("to", request.to());
        if (request.from() != null && request.to() != null && request.to().isBefore(request.from()))
            throw Problems.invalid("to", Text.of("invalid.before-the-first"));
        var zone = Days.zone(request.zone(), ZoneOffset.UTC);
        return ExportView.of(own.order(request.order(zone, locale), caller));
    }

    @Operation(
            summary = "List one's own exports",
            description = "The last 50; the newest come first. They are remembered for 90 days.")
    @ApiResponse(responseCode = "200", description = "Exports with their state")
    @GetMapping
    List<ExportView> list(@Parameter(hidden = true) Caller caller) {
        return own.list(caller).stream().map(ExportView::of).toList();
    }

    @Operation(summary = "Show an export", description = "How far it is, by rows.")
    @ApiResponse(responseCode = "200", description = "Its state")
    @ApiResponse(responseCode = "404", description = "not-found: no such export, or not yours")
    @GetMapping("/{id}")
    ExportView show(
            @Parameter(example = "12") @PathVariable long id,
            @Parameter(hidden = true) Caller caller) {
        return ExportView.of(own.find(id, caller));
    }

    @Operation(
            summary = "Cancel or delete an export",
            description =
                    "One that waits or runs is cancelled, and can still be looked at; one that is done is deleted with its file.")
    @ApiResponse(responseCode = "204", description = "It is cancelled, or gone")
    @ApiResponse(responseCode = "404", description = "not-found: no such export, or not yours")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            @Parameter(example = "12") @PathVariable long id,
            @Parameter(hidden = true) Caller caller) {
        own.remove(id, caller);
    }

    @Operation(
            summary = "Fetch an export",
            description =
                    "For seven days, for one day where it is marketing, by whoever ordered it, and only while all events that it speaks of are still theirs. accounts as CSV is a ZIP of four files.")
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(
                        mediaType = "application/zip",
                        schema = @Schema(type = "string", format = "binary")),
                @Content(
                        mediaType =
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        schema = @Schema(type = "string", format = "binary"))
            })
    @ApiResponse(
            responseCode = "404",
            description =
                    "not-found: it is not made yet, its time is over, or it is not yours to read")
    @GetMapping("/{id}/file")
    void file(
            @Parameter(example = "12") @PathVariable long id,
            @Parameter(hidden = true) Caller caller,
            HttpServletResponse response)
            throws IOException {
        own.send(id, caller, response);
    }
}
