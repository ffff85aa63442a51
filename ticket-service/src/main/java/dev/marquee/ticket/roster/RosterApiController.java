package dev.marquee.ticket.roster;

import dev.marquee.platform.export.Exports;
import dev.marquee.platform.export.Format;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.entry.list.OwnEvents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Attendees in other systems' shape, for programs. */
@RestController
@Tag(name = "Attendees")
class RosterApiController {

    /**
     * A file of attendees.
     *
     * @param csv its text, as Hi.Events or pretix writes it; columns are found by their headings
     * @param ticketTypeId the type of those whose own type is not there; if left out, they are
     *     refused, unless they name none and the event has one type
     * @param mail whether attendees with an address get their tickets by mail; if left out, they do
     *     not
     * @param dryRun only says what would become of them
     */
    @Schema(name = "AttendeeFile")
    record AttendeeFile(
            @Schema(
                            example =
                                    "First Name,Last Name,Email,Product Name\nRui,Costa,rui@example.org,Standing")
                    @NotNull
                    @Size(max = RosterFile.LONGEST_TEXT)
                    String csv,
            @Schema(example = "71") @Nullable Long ticketTypeId,
            @Schema(example = "false") @Nullable Boolean mail,
            @Schema(example = "true") @Nullable Boolean dryRun) {}

    /**
     * What became of the lines, in their order.
     *
     * @param shape hievents or pretix
     * @param taken how many are attendees now who were not before, or could be
     */
    @Schema(name = "AttendeesTaken")
    record Taken(
            @Schema(example = "hievents") String shape,
            @Schema(example = "1") int taken,
            List<Line> items) {}

    /**
     * What became of one line.
     *
     * @param line where it begins in the file, from 1
     * @param ticketType that it leads to; null if the event has none for it
     * @param problem why it is not taken in; null if it is
     * @param bookingId what was made of it, now or before; null if nothing was
     */
    @Schema(name = "AttendeeLine")
    record Line(
            @Schema(example = "2") long line,
            @Schema(example = "Rui Costa") String name,
            @Schema(example = "Standing") @Nullable String ticketType,
            @Nullable RosterProblem problem,
            @Schema(example = "1184") @Nullable Long bookingId) {

        static Line of(CheckedAttendee one) {
            return new Line(
                    one.line().number(),
                    one.attendee().name(),
                    one.typeName(),
                    one.problem(),
                    one.bookingId());
        }
    }

    private final OwnEvents events;
    private final Roster roster;
    private final ShapedTables tables;
    private final Exports exports;
    private final CheckRoster check;
    private final ImportAttendees importAttendees;

    RosterApiController(
            OwnEvents events,
            Roster roster,
            ShapedTables tables,
            Exports exports,
            CheckRoster check,
            ImportAttendees importAttendees) {
        this.events = events;
        this.roster = roster;
        this.tables = tables;
        this.exports = exports;
        this.check = check;
        this.importAttendees = importAttendees;
    }

    @Operation(
            summary = "The attendees in Hi.Events' shape",
            description =
                    "Who comes to the event, with the headings that Hi.Events gives its exports. Columns of files that were taken in are at the end.")
    @ApiResponse(
            responseCode = "200",
            description = "One line a valid or used ticket, after a line of headings",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @GetMapping("/api/events/{id}/attendees/hievents.csv")
    void hiEvents(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            HttpServletResponse response)
            throws IOException {
        send(Shape.HIEVENTS, id, caller, response);
    }

    @Operation(
            summary = "The attendees in pretix's shape",
            description =
                    "Who comes to the event, with the headings that pretix gives the positions of its orders. Columns of files that were taken in are at the end.")
    @ApiResponse(
            responseCode = "200",
            description = "One line a valid or used ticket, after a line of headings",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @GetMapping("/api/events/{id}/attendees/pretix.csv")
    void pretix(
            @PathVariable String id,
            @Parameter(hidden = true) Caller caller,
            HttpServletResponse response)
            throws IOException {
        send(Shape.PRETIX, id, caller, response);
    }

    private void send(Shape shape, String id, Caller caller, HttpServletResponse response)
            throws IOException {
        var event = events.open(id, caller);
        exports.send(
                tables.of(shape, event.id(), event.code()),
                Format.CSV,
                roster.of(event.id(), Roster.COMING),
                response);
    }

    @Operation(
            summary = "Take in attendees of another system",
            description =
                    """
                    From a file as Hi.Events or pretix writes it, for the event's organiser and for admins. Each attendee gets a booking that costs \
                    nothing here, of the same stock as everybody. Which line cannot be taken is named with a `problem`; the others are taken. The same \
                    line is taken once, so a repeated request is harmless; send it again while a line says `try-again`. Columns that mean nothing here are kept, and given back by the exports. \
                    Nobody is mailed unless `mail` says so.\
                    """)
    @ApiResponse(responseCode = "200", description = "What became of each line")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(
            responseCode = "422",
            description =
                    "invalid-input: there is no line, no heading of either system, or more than 1,000 lines")
    @PostMapping("/api/events/{id}/attendees/import")
    Taken take(
            @PathVariable String id,
            @Valid @RequestBody AttendeeFile request,
            @Parameter(hidden = true) Caller caller) {
        var event = events.open(id, caller);
        var file = read(request.csv());
        var lines =
                Boolean.TRUE.equals(request.dryRun())
                        ? check.handle(event, file, request.ticketTypeId())
                        : importAttendees.handle(
                                event,
                                file,
                                request.ticketTypeId(),
                                Boolean.TRUE.equals(request.mail()),
                                caller);
        var taken = lines.stream().filter(one -> one.problem() == null).count();
        return new Taken(file.shape().word(), (int) taken, lines.stream().map(Line::of).toList());
    }

    private static RosterFile read(String csv) {
        try {
            return RosterFile.read(csv.startsWith("\uFEFF") ? csv.substring(1) : csv);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("csv", Text.of("roster.unreadable." + e.getMessage()));
        }
    }
}
