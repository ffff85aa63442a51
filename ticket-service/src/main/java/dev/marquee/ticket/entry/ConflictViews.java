package dev.marquee.ticket.entry;

import dev.marquee.ticket.entry.ConflictView.ScanView;
import dev.marquee.ticket.entry.Conflicts.Conflict;
import dev.marquee.ticket.entry.list.DoorEvent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says who was let in and should not have been, with both scans. */
@Component
class ConflictViews {

    private static final int MOST = 200;

    private final Conflicts conflicts;
    private final Scans scans;
    private final EntryTickets tickets;

    ConflictViews(Conflicts conflicts, Scans scans, EntryTickets tickets) {
        this.conflicts = conflicts;
        this.scans = scans;
        this.tickets = tickets;
    }

    /** What a scan should not have done; null if it was right. */
    @Nullable ConflictView of(UUID scan, DoorEvent event) {
        return conflicts.find(scan).map(it -> view(it, event)).orElse(null);
    }

    List<ConflictView> of(DoorEvent event) {
        return conflicts.of(event.id(), MOST).stream().map(it -> view(it, event)).toList();
    }

    private ConflictView view(Conflict it, DoorEvent event) {
        var ticket = it.ticket() == null ? null : tickets.find(it.ticket()).orElse(null);
        return new ConflictView(
                it.kind(),
                ticket == null ? null : ticket.ticket(),
                scan(it.scan(), event),
                it.other() == null ? null : scan(it.other(), event),
                it.orderKnown(),
                local(it.since(), event),
                event.local(it.foundAt()),
                local(it.settledAt(), event),
                it.settledBy(),
                it.note());
    }

    private ScanView scan(UUID id, DoorEvent event) {
        return ScanView.of(scans.find(id).orElseThrow(), event);
    }

    private static @Nullable OffsetDateTime local(@Nullable Instant at, DoorEvent event) {
        return at == null ? null : event.local(at);
    }
}
