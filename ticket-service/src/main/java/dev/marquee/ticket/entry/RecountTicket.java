package dev.marquee.ticket.entry;

import dev.marquee.ticket.entry.Admissions.Admission;
import dev.marquee.ticket.entry.list.EntryList;
import dev.marquee.ticket.entry.list.EntryMode;
import java.util.ArrayList;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes admissions, conflicts and the ticket say what its scans say. */
@Component
class RecountTicket {

    private final Scans scans;
    private final Admissions admissions;
    private final Conflicts conflicts;
    private final EntryTickets tickets;

    RecountTicket(Scans scans, Admissions admissions, Conflicts conflicts, EntryTickets tickets) {
        this.scans = scans;
        this.admissions = admissions;
        this.conflicts = conflicts;
        this.tickets = tickets;
    }

    /** Of a ticket that the caller's transaction has locked. */
    void handle(Admissions.Key key, long event, EntryList list) {
        var before = admissions.find(key);
        // it came in before scans were kept, and that stays so
        var isOlder = before.isPresent() && before.get().scan() == null;
        var count = Recount.of(scans.passed(key), list);
        var twice = new ArrayList<UUID>();
        for (var one : count.twice()) {
            twice.add(one.scan());
            conflicts.twice(one.scan(), one.other(), event, key, one.orderKnown());
        }
        if (isOlder && count.first() != null && count.first().forcedBy() == null) {
            twice.add(count.first().id());
            conflicts.twice(count.first().id(), null, event, key, true);
        }
        conflicts.keepTwice(key, twice);
        if (!isOlder) admit(key, event, list, count, before.isPresent());
    }

    private void admit(
            Admissions.Key key, long event, EntryList list, Recount count, boolean wasIn) {
        var first = count.first();
        if (first == null) {
            if (!wasIn) return;
            admissions.undo(key);
            if (list.isStandard()) tickets.unuse(key.ticket());
            return;
        }
        var admission =
                new Admission(
                        first.id(),
                        first.happenedAt(),
                        first.uncertain(),
                        first.gate(),
                        first.device(),
                        null,
                        true);
        if (!admissions.admit(key, event, admission))
            admissions.correctFirst(key, event, admission);
        admissions.set(key, count.inside(), count.movedAt());
        if (!list.isStandard()) tickets.came(key.ticket());
        else if (list.mode() == EntryMode.ONCE)
            tickets.useAnyway(key.ticket(), first.happenedAt(), first.gate());
        else tickets.useFirst(key.ticket(), first.happenedAt(), first.gate());
    }
}
