package dev.marquee.ticket.entry;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.entry.ConflictView.ScanView;
import dev.marquee.ticket.entry.list.EntryLists;
import dev.marquee.ticket.entry.staff.DoorKeeper;
import dev.marquee.ticket.entry.staff.DoorKeepers;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A supervisor takes back that somebody came in or went out. */
@Component
class UndoScan {

    /** For how long: a shift. */
    private static final Duration SHIFT = Duration.ofHours(12);

    private final Scans scans;
    private final EntryTickets tickets;
    private final EntryLists lists;
    private final RecountTicket recount;
    private final DoorKeepers keepers;
    private final AuditTrail trail;
    private final Clock clock;

    UndoScan(
            Scans scans,
            EntryTickets tickets,
            EntryLists lists,
            RecountTicket recount,
            DoorKeepers keepers,
            AuditTrail trail,
            Clock clock) {
        this.scans = scans;
        this.tickets = tickets;
        this.lists = lists;
        this.recount = recount;
        this.keepers = keepers;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Undoes a scan. Its row stays; the ticket is what its other scans say. A second time changes
     * nothing.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if there is none, or it is not of
     *     an event of theirs; 403 {@code supervisors-only}; 409 {@code invalid-state} if nobody
     *     passed by it, or it is older than a shift
     */
    @Transactional
    ScanView handle(UUID id, String why, DoorKeeper keeper) {
        var scan = scans.find(id).orElseThrow(() -> Problems.notFound("scan"));
        if (scan.event() == null) throw Problems.notFound("scan");
        var event = keepers.openForSupervisor(keeper, scan.event());
        if (!scan.passed() || scan.ticket() == null || scan.list() == null || scan.day() == null)
            throw InvalidState.because(
                    "scan",
                    "undone",
                    Text.of("problem.because.nobody-passed-by"),
                    scan.result().word());
        if (scan.happenedAt().plus(SHIFT).isBefore(clock.instant()))
            throw InvalidState.because(
                    "scan",
                    "undone",
                    Text.of("problem.because.older-than-12-hours"),
                    scan.result().word());
        tickets.lock(scan.ticket());
        if (scans.undo(id, clock.instant(), keeper.name(), why)) {
            var key = new Admissions.Key(scan.ticket(), scan.list(), scan.day());
            var list =
                    lists.find(event.id(), scan.list())
                            .orElseGet(() -> lists.removed(event.id(), key.list()));
            recount.handle(key, event.id(), list);
            trail.record("entry.undone", "scan:" + id, why);
        }
        return ScanView.of(scans.find(id).orElseThrow(), event);
    }
}
