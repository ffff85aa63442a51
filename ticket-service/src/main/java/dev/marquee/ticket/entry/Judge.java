package dev.marquee.ticket.entry;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.entry.Admissions.Admission;
import dev.marquee.ticket.entry.EntryAnswers.Seen;
import dev.marquee.ticket.entry.EntryDecision.Situation;
import dev.marquee.ticket.entry.EntryResult.Outcome;
import dev.marquee.ticket.entry.EntryTickets.Found;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.EntryList;
import dev.marquee.ticket.entry.list.EntryLists;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what an answer depends on, and says with it what else matters. */
@Component
class Judge {

    private final EntryLists lists;
    private final Admissions admissions;

    Judge(EntryLists lists, Admissions admissions) {
        this.lists = lists;
        this.admissions = admissions;
    }

    /**
     * The situation of a locked ticket.
     *
     * @param strict whether a list that the event does not have is refused; otherwise it is the one
     *     that every event has
     * @throws org.springframework.web.ErrorResponseException 422 for an unknown list
     */
    Situation situation(
            Found found,
            @Nullable Integer revision,
            DoorEvent event,
            Reading reading,
            boolean strict) {
        var elsewhere = reading.event() != null && reading.event() != event.id();
        var list = list(event, elsewhere ? null : reading.list(), strict);
        var at = reading.time().happenedAt();
        var key = new Admissions.Key(found.ticket().id(), list.id(), list.day(at, event.zone()));
        return new Situation(
                found,
                event,
                reading.event(),
                revision,
                list,
                reading.direction(),
                at,
                admissions.find(key).orElse(null),
                reading.byList());
    }

    private EntryList list(DoorEvent event, @Nullable Integer id, boolean strict) {
        var list = lists.find(event.id(), id == null ? EntryList.STANDARD : id);
        if (list.isEmpty() && strict && id != null)
            throw Problems.invalid("list_id", Text.of("invalid.a-check-in-list"));
        return list.or(() -> lists.find(event.id(), EntryList.STANDARD))
                .orElseGet(() -> lists.of(event.id()).getFirst());
    }

    static Admissions.Key key(Situation it) {
        return new Admissions.Key(
                it.ticket().ticket().id(),
                it.list().id(),
                it.list().day(it.at(), it.event().zone()));
    }

    static Admission admission(Reading reading, Instant at) {
        return new Admission(
                reading.scan(),
                at,
                reading.time().uncertain(),
                reading.gate(),
                reading.device(),
                null,
                true);
    }

    EntryResult answer(
            Outcome outcome, Situation it, Seen seen, Reading reading, @Nullable String forcedBy) {
        return EntryAnswers.of(
                outcome,
                it,
                seen,
                lists.of(it.event().id()),
                reading.scan(),
                reading.device(),
                forcedBy);
    }

    /** The answer that a scan had. */
    EntryResult again(Scan scan, Found found, DoorEvent event) {
        var id = scan.list() == null ? EntryList.STANDARD : scan.list();
        var it =
                new Situation(
                        found,
                        event,
                        scan.event(),
                        null,
                        list(event, id, false),
                        scan.direction(),
                        scan.happenedAt(),
                        null,
                        true);
        // what admitted it need not be known here again, only whether that was this phone
        var seen = new Seen(scan.seenAt(), scan.seenGate(), null, scan.seenDevice());
        return EntryAnswers.of(
                scan.result(), it, seen, lists.of(event.id()), scan.id(), null, scan.forcedBy());
    }
}
