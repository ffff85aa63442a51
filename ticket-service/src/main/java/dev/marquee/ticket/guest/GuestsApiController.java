package dev.marquee.ticket.guest;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.entry.list.OwnEvents;
import dev.marquee.ticket.guest.GuestList.GuestRow;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Guest lists for programs. */
@RestController
@Tag(name = "Attendees")
class GuestsApiController {

    static final String PATH = "/api/events/{id}/guests";

    /** All guests of an event. */
    @Schema(name = "Guests")
    record GuestsView(List<GuestRow> items) {}

    /** Somebody who pays nothing. */
    @Schema(name = "NewGuest")
    record NewGuest(
            @Schema(example = "Rui Costa") @NotNull @Size(max = 1000) String name,
            @Schema(example = "rui@example.org") @Size(max = 1000) @Nullable String email,
            @Schema(description = "Left out for the event's first type", example = "71")
                    @Nullable Long ticketTypeId,
            @Schema(description = "How many tickets; left out for one", example = "2")
                    @Nullable Integer quantity,
            @Schema(example = "Drummer's family") @Size(max = 1000) @Nullable String note) {}

    /**
     * Guests to take.
     *
     * @param mail whether those with an address get their tickets by mail; if left out, they do
     * @param dryRun only says what would become of them
     */
    @Schema(name = "NewGuests")
    record NewGuests(
            @NotEmpty @Size(max = GuestsPageController.MOST_LINES)
                    List<@NotNull @Valid NewGuest> guests,
            @Schema(example = "true") @Nullable Boolean mail,
            @Schema(example = "false") @Nullable Boolean dryRun) {}

    /**
     * What became of each, in their order.
     *
     * @param taken how many are on the list now who were not before, or could be
     */
    @Schema(name = "GuestsTaken")
    record Taken(@Schema(example = "1") int taken, List<Line> items) {}

    /**
     * What became of one.
     *
     * @param problem why they were not taken; null if they were, or could be
     */
    @Schema(name = "GuestTaken")
    record Line(
            @Schema(example = "Rui Costa") String name,
            @Nullable GuestProblem problem,
            @Schema(example = "1184") @Nullable Long bookingId) {

        static Line of(CheckedGuest added) {
            return new Line(added.line().name(), added.problem(), added.bookingId());
        }
    }

    private final OwnEvents events;
    private final GuestList list;
    private final CheckGuests check;
    private final AddGuests addGuests;

    GuestsApiController(OwnEvents events, GuestList list, CheckGuests check, AddGuests addGuests) {
        this.events = events;
        this.list = list;
        this.check = check;
        this.addGuests = addGuests;
    }

    @Operation(
            summary = "The guest list of an event",
            description = "By the event's id or code, for its organiser and for admins.")
    @ApiResponse(
            responseCode = "200",
            description = "Up to 1,000 guests by name; those who were cancelled come last")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @GetMapping(PATH)
    GuestsView list(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        return new GuestsView(list.of(events.open(id, caller).id()));
    }

    @Operation(
            summary = "Put guests on the list",
            description =
                    """
                    For the event's organiser and for admins. Each guest gets a booking that costs nothing, of the same stock as everybody. Who \
                    cannot be taken is named with a `problem`; the others are taken. The same guest with the same tickets and note is taken once, \
                    so a repeated request is harmless; send it again while a line says `try-again`.\
                    """)
    @ApiResponse(responseCode = "200", description = "What became of each of them")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(
            responseCode = "422",
            description = "invalid-input: there are none, or more than 500")
    @PostMapping(PATH)
    Taken add(
            @PathVariable String id,
            @Valid @RequestBody NewGuests request,
            @Parameter(hidden = true) Caller caller) {
        var event = events.open(id, caller);
        var lines = lines(request.guests());
        if (Boolean.TRUE.equals(request.dryRun())) {
            var checked =
                    check.handle(event.id(), lines, false).stream()
                            .map(one -> new Line(one.line().name(), one.problem(), null))
                            .toList();
            return taken(checked);
        }
        var mails = !Boolean.FALSE.equals(request.mail());
        return taken(
                addGuests.handle(event, lines, mails, false, caller).stream()
                        .map(Line::of)
                        .toList());
    }

    private static Taken taken(List<Line> lines) {
        return new Taken(
                (int) lines.stream().filter(line -> line.problem() == null).count(), lines);
    }

    private static List<GuestLine> lines(List<NewGuest> guests) {
        var lines = new ArrayList<GuestLine>();
        for (var guest : guests)
            lines.add(
                    new GuestLine(
                            lines.size() + 1,
                            guest.name(),
                            Objects.requireNonNullElse(guest.email(), ""),
                            Objects.toString(guest.ticketTypeId(), ""),
                            Objects.toString(guest.quantity(), ""),
                            Objects.requireNonNullElse(guest.note(), "")));
        return lines;
    }
}
