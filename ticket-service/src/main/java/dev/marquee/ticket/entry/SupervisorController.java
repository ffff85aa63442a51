package dev.marquee.ticket.entry;

import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.checkout.PlainText;
import dev.marquee.ticket.entry.ConflictView.ScanView;
import dev.marquee.ticket.entry.EntryResult.Admitted;
import dev.marquee.ticket.entry.EntryTickets.Found;
import dev.marquee.ticket.entry.staff.DoorKeepers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What only supervisors of a door may do. */
@RestController
@Tag(name = "Entry")
class SupervisorController {

    /** Why a supervisor does it. */
    @Schema(name = "EntryReason")
    record Reason(
            @Schema(example = "Scanned twice by mistake") @NotBlank @PlainText @Size(max = 300)
                    String why) {}

    /** Why a ticket is blocked: for the door to read. */
    @Schema(name = "BlockReason")
    record BlockReason(
            @Schema(example = "Reported as stolen") @NotBlank @PlainText @Size(max = 40)
                    String why) {}

    /** What was seen of a conflict. */
    @Schema(name = "SettleConflict")
    record Note(
            @Schema(example = "Both are inside") @PlainText @Size(max = 300)
                    @Nullable String note) {}

    /**
     * A ticket, as supervisors see it.
     *
     * @param status reserved, issued, used or cancelled
     * @param blockedWhy why it admits nobody; null if it admits
     */
    @Schema(name = "DoorTicket")
    record DoorTicket(
            Admitted ticket,
            @Schema(
                            example = "issued",
                            allowableValues = {"reserved", "issued", "used", "cancelled"})
                    String status,
            @Schema(example = "false") boolean refundRequested,
            @Schema(example = "Reported as stolen") @Nullable String blockedWhy,
            @Nullable Instant usedAt,
            @Schema(example = "North") @Nullable String gate) {

        static DoorTicket of(Found found) {
            return new DoorTicket(
                    found.ticket(),
                    found.status(),
                    found.refundRequested(),
                    found.blockedWhy(),
                    found.usedAt(),
                    found.gate());
        }
    }

    private final UndoScan undo;
    private final BlockTicket block;
    private final Conflicts conflicts;
    private final ConflictViews views;
    private final EntryTickets tickets;
    private final DoorKeepers keepers;

    SupervisorController(
            UndoScan undo,
            BlockTicket block,
            Conflicts conflicts,
            ConflictViews views,
            EntryTickets tickets,
            DoorKeepers keepers) {
        this.undo = undo;
        this.block = block;
        this.conflicts = conflicts;
        this.views = views;
        this.tickets = tickets;
        this.keepers = keepers;
    }

    @Operation(
            summary = "Undo a scan",
            description =
                    "For supervisors of the event, up to 12 hours later. The scan stays on record; the ticket is what its other scans say. A second time changes nothing.")
    @ApiResponse(responseCode = "200", description = "The scan as it is now")
    @ApiResponse(responseCode = "403", description = "supervisors-only: ask a supervisor")
    @ApiResponse(responseCode = "404", description = "not-found: no such scan of your events")
    @ApiResponse(
            responseCode = "409",
            description = "invalid-state: nobody passed by it, or it is older than 12 hours")
    @PostMapping("/api/entry/scans/{id}/undo")
    ScanView undo(
            @PathVariable UUID id,
            @Valid @RequestBody Reason reason,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        return undo.handle(id, reason.why(), keepers.current(key));
    }

    @Operation(
            summary = "Block a ticket",
            description =
                    "For supervisors of the event. It admits nobody until it is unblocked. A second time changes nothing.")
    @ApiResponse(responseCode = "200", description = "The ticket as it is now")
    @ApiResponse(responseCode = "403", description = "supervisors-only: ask a supervisor")
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket of your events")
    @ApiResponse(responseCode = "409", description = "invalid-state: it admits nobody anyway")
    @PostMapping("/api/tickets/{id}/block")
    DoorTicket block(
            @Parameter(description = "A ticket's id", example = "1185") @PathVariable long id,
            @Valid @RequestBody BlockReason reason,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        return DoorTicket.of(block.block(id, reason.why(), keepers.current(key)));
    }

    @Operation(
            summary = "Unblock a ticket",
            description =
                    "For supervisors of the event. One whose payment is disputed waits until that is decided.")
    @ApiResponse(responseCode = "200", description = "The ticket as it is now")
    @ApiResponse(responseCode = "403", description = "supervisors-only: ask a supervisor")
    @ApiResponse(responseCode = "404", description = "not-found: no such ticket of your events")
    @ApiResponse(responseCode = "409", description = "invalid-state: its payment is disputed")
    @PostMapping("/api/tickets/{id}/unblock")
    DoorTicket unblock(
            @Parameter(description = "A ticket's id", example = "1185") @PathVariable long id,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        return DoorTicket.of(block.unblock(id, keepers.current(key)));
    }

    @Operation(
            summary = "Say that somebody has looked at a conflict",
            description = "For supervisors of the event. A second time changes nothing.")
    @ApiResponse(responseCode = "204", description = "It is settled")
    @ApiResponse(responseCode = "403", description = "supervisors-only: ask a supervisor")
    @ApiResponse(responseCode = "404", description = "not-found: no such conflict of your events")
    @PostMapping("/api/entry/conflicts/{scanId}/settle")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void settle(
            @PathVariable UUID scanId,
            @Valid @RequestBody Note note,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        var keeper = keepers.current(key);
        var conflict = conflicts.find(scanId).orElseThrow(() -> Problems.notFound("conflict"));
        keepers.openForSupervisor(keeper, conflict.event());
        conflicts.settle(conflict, keeper.name(), note.note());
    }

    @Operation(
            summary = "Who was let in and should not have been",
            description =
                    "For all who stand at the event's doors: tickets that were let in twice, with both scans, and those that were not good. What nobody has settled comes first; at most 200.")
    @ApiResponse(responseCode = "200", description = "The conflicts")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @GetMapping("/api/entry/events/{id}/conflicts")
    List<ConflictView> conflicts(
            @PathVariable long id,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        return views.of(keepers.open(keepers.current(key), id));
    }

    @Operation(
            summary = "Find tickets by name",
            description =
                    "For supervisors of the event: by words of the holder's or the buyer's name, or the beginning of the e-mail address. At most 20.")
    @ApiResponse(responseCode = "200", description = "The tickets")
    @ApiResponse(responseCode = "403", description = "supervisors-only: ask a supervisor")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @GetMapping("/api/entry/events/{id}/tickets")
    List<DoorTicket> find(
            @PathVariable long id,
            @Parameter(description = "A name", example = "Ana Silva")
                    @RequestParam
                    @NotBlank
                    @Size(max = 100)
                    String q,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        var event = keepers.openForSupervisor(keepers.current(key), id);
        return tickets.named(event.id(), q).stream().map(DoorTicket::of).toList();
    }
}
