package dev.marquee.ticket.entry;

import dev.marquee.ticket.entry.EntryAnswers.Seen;
import dev.marquee.ticket.entry.EntryDecision.Situation;
import dev.marquee.ticket.entry.EntryResult.Outcome;
import dev.marquee.ticket.entry.EntryTickets.Found;
import dev.marquee.ticket.entry.Reading.Direction;
import dev.marquee.ticket.entry.UploadedResult.Done;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.DoorEvents;
import dev.marquee.ticket.entry.staff.DoorKeeper;
import dev.marquee.ticket.entry.staff.DoorKeepers;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes what phones decided without network. None of it is refused: whoever was let in is inside,
 * so all that can be done is to say where that was wrong. Each scan is stored by itself, and the
 * same scan again changes nothing.
 */
@Component
public class UploadScans {

    private final EntryTickets tickets;
    private final ReadTickets read;
    private final Judge judge;
    private final Scans scans;
    private final RecountTicket recount;
    private final Conflicts conflicts;
    private final ConflictViews views;
    private final UsedTickets used;
    private final DoorEvents events;
    private final DoorKeepers keepers;
    private final TransactionTemplate transaction;

    UploadScans(
            EntryTickets tickets,
            ReadTickets read,
            Judge judge,
            Scans scans,
            RecountTicket recount,
            Conflicts conflicts,
            ConflictViews views,
            UsedTickets used,
            DoorEvents events,
            DoorKeepers keepers,
            TransactionTemplate transaction) {
        this.tickets = tickets;
        this.read = read;
        this.judge = judge;
        this.scans = scans;
        this.recount = recount;
        this.conflicts = conflicts;
        this.views = views;
        this.used = used;
        this.events = events;
        this.keepers = keepers;
        this.transaction = transaction;
    }

    /** Stores all that a phone sends. */
    public void handle(UploadRequest request, DoorKeeper keeper, Instant receivedAt) {
        var sentAt = request.sentAt() == null ? null : request.sentAt().toInstant();
        for (var item : request.scans())
            handle(
                    item,
                    sentAt,
                    receivedAt,
                    DoorKeepers.device(keeper, request.deviceId()),
                    keeper);
    }

    /** Stores one of them. */
    UploadedResult handle(
            UploadRequest.Item item,
            @Nullable Instant sentAt,
            Instant receivedAt,
            @Nullable String device,
            DoorKeeper keeper) {
        var scan = UploadedScan.of(item, sentAt, receivedAt, device).orElse(null);
        if (scan == null)
            return new UploadedResult(item.scanId(), Done.UNREADABLE, null, null, null);
        return Objects.requireNonNull(transaction.execute(status -> store(scan, keeper)));
    }

    private UploadedResult store(UploadedScan scan, DoorKeeper keeper) {
        var reading = scan.reading();
        var ticket = read.find(reading);
        var found = ticket.found();
        if (found == null) return failed(scan, keeper, ticket.otherwise(), null);
        var event = events.find(found.ticket().eventId()).orElseThrow();
        if (keepers.roleAt(keeper, event).isEmpty())
            return failed(scan, keeper, Outcome.WRONG_EVENT, found);
        if (reading.event() != null && reading.event() != event.id())
            return failed(scan, keeper, Outcome.WRONG_EVENT, null);
        tickets.lock(found.ticket().id());
        var before = scans.find(reading.scan());
        if (before.isPresent()) return repeated(before.get(), found, event);
        var fresh = tickets.find(found.ticket().id()).orElseThrow();
        var it = judge.situation(fresh, ticket.revision(), event, reading, false);
        return scan.passed() ? passed(scan, it, keeper) : refused(scan, it, keeper);
    }

    private UploadedResult refused(UploadedScan scan, Situation it, DoorKeeper keeper) {
        var outcome = EntryDecision.decide(it);
        add(scan, it, keeper, outcome, Seen.before(it));
        return result(scan, outcome, it);
    }

    /** Somebody is through the door, whatever the answer would have been. */
    private UploadedResult passed(UploadedScan scan, Situation it, DoorKeeper keeper) {
        var reading = scan.reading();
        var outcome = EntryDecision.decide(it);
        add(scan, it, keeper, outcome, new Seen(it.at(), reading.gate(), null, keeper.name()));
        var event = it.event();
        var key = Judge.key(it);
        recount.handle(key, event.id(), it.list());
        if (it.direction() == Direction.ENTRY) used.published(it, reading.gate());
        if (Conflicts.needsAttention(outcome))
            conflicts.attention(
                    reading.scan(),
                    event.id(),
                    key.ticket(),
                    key,
                    outcome.word(),
                    outcome == Outcome.CANCELLED ? it.ticket().cancelledAt() : null);
        var conflict = conflicts.find(reading.scan());
        if (outcome == Outcome.ALREADY_USED && conflict.isEmpty()) {
            outcome = reading.forced() ? Outcome.ADMITTED_AGAIN : Outcome.ADMITTED;
            scans.result(reading.scan(), outcome);
        }
        if (conflict.map(Conflicts.Conflict::kind).filter(Conflicts.TWICE::equals).isPresent()) {
            outcome = Outcome.ALREADY_USED;
            scans.result(reading.scan(), outcome);
        }
        return result(scan, outcome, it);
    }

    private void add(
            UploadedScan scan, Situation it, DoorKeeper keeper, Outcome outcome, Seen seen) {
        var reading = scan.reading();
        var key = Judge.key(it);
        var forcedBy = reading.forced() && scan.passed() ? keeper.name() : null;
        scans.add(
                reading,
                keeper,
                new Scans.Result(
                        key.ticket(),
                        it.event().id(),
                        key.list(),
                        key.day(),
                        false,
                        scan.passed(),
                        scan.shown(),
                        judge.answer(outcome, it, seen, reading, forcedBy),
                        forcedBy));
    }

    private UploadedResult result(UploadedScan scan, Outcome outcome, Situation it) {
        return new UploadedResult(
                scan.reading().scan().toString(),
                Done.STORED,
                outcome,
                it.ticket().ticket(),
                views.of(scan.reading().scan(), it.event()));
    }

    private UploadedResult repeated(Scan before, Found found, DoorEvent event) {
        return new UploadedResult(
                before.id().toString(),
                Done.REPEATED,
                before.result(),
                found.ticket(),
                views.of(before.id(), event));
    }

    /**
     * No ticket of this door. It is kept as evidence, and admits to nothing.
     *
     * @param foreign the ticket of an event that whoever sends it is not assigned to
     */
    private UploadedResult failed(
            UploadedScan scan, DoorKeeper keeper, Outcome outcome, @Nullable Found foreign) {
        var reading = scan.reading();
        var here =
                Optional.ofNullable(reading.event())
                        .flatMap(events::find)
                        .filter(it -> keepers.roleAt(keeper, it).isPresent());
        var event = foreign == null ? here.map(DoorEvent::id).orElse(null) : eventOf(foreign);
        var added =
                scans.add(
                        reading,
                        keeper,
                        new Scans.Result(
                                foreign == null ? null : Long.valueOf(foreign.ticket().id()),
                                event,
                                null,
                                null,
                                false,
                                scan.passed(),
                                scan.shown(),
                                EntryResult.without(outcome),
                                null));
        if (added && scan.passed() && event != null)
            conflicts.attention(
                    reading.scan(),
                    event,
                    foreign == null ? null : Long.valueOf(foreign.ticket().id()),
                    null,
                    foreign == null ? outcome.word() : Conflicts.NOT_ASSIGNED,
                    null);
        return new UploadedResult(
                reading.scan().toString(),
                added ? Done.STORED : Done.REPEATED,
                added ? outcome : scans.find(reading.scan()).orElseThrow().result(),
                null,
                here.map(it -> foreign == null ? views.of(reading.scan(), it) : null).orElse(null));
    }

    private static Long eventOf(Found ticket) {
        return ticket.ticket().eventId();
    }
}
