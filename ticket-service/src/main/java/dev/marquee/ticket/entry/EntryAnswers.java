package dev.marquee.ticket.entry;

import dev.marquee.ticket.entry.EntryDecision.Situation;
import dev.marquee.ticket.entry.EntryResult.EntryDetails;
import dev.marquee.ticket.entry.EntryResult.Outcome;
import dev.marquee.ticket.entry.EntryTickets.Found;
import dev.marquee.ticket.entry.list.EntryList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says with an answer what people at the door need beside it. */
final class EntryAnswers {

    /** A phone that reads a ticket again so soon has read it twice. */
    private static final Duration DOUBLE_READ = Duration.ofSeconds(10);

    /**
     * Where and when a ticket was admitted.
     *
     * @param device the phone's id
     * @param deviceName as people know it
     */
    record Seen(
            @Nullable Instant at,
            @Nullable String gate,
            @Nullable String device,
            @Nullable String deviceName) {

        /** As far as the ticket and its admission say. */
        static Seen before(Situation it) {
            var admission = it.admission();
            if (admission != null)
                return new Seen(
                        admission.at(),
                        admission.gate(),
                        admission.device(),
                        admission.deviceName());
            return new Seen(it.ticket().usedAt(), it.ticket().gate(), null, null);
        }
    }

    private EntryAnswers() {}

    /**
     * The answer.
     *
     * @param lists all lists of the event
     * @param device the phone that asks
     */
    static EntryResult of(
            Outcome outcome,
            Situation it,
            Seen seen,
            List<EntryList> lists,
            UUID scan,
            @Nullable String device,
            @Nullable String forcedBy) {
        var ticket = it.ticket();
        var event = it.event();
        var used = outcome == Outcome.ALREADY_USED && seen.at() != null;
        var ago = used ? Duration.between(seen.at(), it.at()) : null;
        var details =
                new EntryDetails(
                        scan,
                        it.list().name(),
                        event.zone().getId(),
                        seen.at() == null ? null : event.local(seen.at()),
                        ago == null ? null : ago.toSeconds(),
                        used ? seen.deviceName() : null,
                        ago == null || device == null
                                ? null
                                : isDoubleRead(ago, device, seen.device()),
                        outcome == Outcome.BLOCKED ? ticket.blockedWhy() : null,
                        outcome == Outcome.NOT_PAID ? ticket.due() : null,
                        outcome == Outcome.NOT_PAID ? ticket.currency() : null,
                        outcome == Outcome.TOO_EARLY ? event.local(event.opensAt(it.list())) : null,
                        outcome == Outcome.TOO_LATE ? event.local(event.closesAt(it.list())) : null,
                        outcome == Outcome.WRONG_GATE ? gates(lists, ticket) : null,
                        forcedBy,
                        notes(ticket));
        return new EntryResult(
                outcome,
                ticket.ticket(),
                seen.at(),
                seen.gate(),
                outcome == Outcome.REPLACED ? ticket.handedOnAt() : null,
                details);
    }

    private static boolean isDoubleRead(Duration ago, String device, @Nullable String before) {
        return device.equals(before) && ago.compareTo(DOUBLE_READ) <= 0;
    }

    private static List<String> gates(List<EntryList> lists, Found ticket) {
        return lists.stream()
                .filter(list -> list.takes(ticket.typeId()))
                .map(EntryList::name)
                .toList();
    }

    private static List<String> notes(Found ticket) {
        var notes = new ArrayList<String>();
        if (ticket.test()) notes.add("test");
        if (ticket.noShow()) notes.add("no_show");
        return notes;
    }
}
