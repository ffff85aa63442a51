package dev.marquee.ticket.entry;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.ticket.entry.EntryDecision.Situation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Marks tickets as used, and lets programs know. */
@Component
class UsedTickets {

    static final String USED = "ticket-used";

    /** What is owed when a ticket was used; the fact's key is the ticket's id. */
    record Used(
            long ticketId,
            String code,
            long eventId,
            long organizerId,
            @Nullable String gate,
            Instant usedAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean test) {}

    private final EntryTickets tickets;
    private final Outbox outbox;

    UsedTickets(EntryTickets tickets, Outbox outbox) {
        this.tickets = tickets;
        this.outbox = outbox;
    }

    /**
     * Somebody came in with it. The list that every event has makes it used; the others do not.
     *
     * @param anyway whether it is used whatever speaks against it
     */
    void came(Situation it, @Nullable String gate, boolean anyway) {
        var id = it.ticket().ticket().id();
        if (!it.list().isStandard()) {
            tickets.came(id);
            return;
        }
        if (!it.ticket().status().equals("issued")) return;
        var done = anyway ? tickets.useAnyway(id, it.at(), gate) : tickets.use(id, it.at(), gate);
        if (!done) throw new IllegalStateException("ticket " + id + " cannot be used");
        publish(it, gate);
    }

    /** Lets programs know of a ticket that was good until now, and is used. */
    void published(Situation it, @Nullable String gate) {
        if (it.list().isStandard() && it.ticket().status().equals("issued")) publish(it, gate);
    }

    private void publish(Situation it, @Nullable String gate) {
        var ticket = it.ticket().ticket();
        outbox.publish(
                USED,
                String.valueOf(ticket.id()),
                new Used(
                        ticket.id(),
                        ticket.code(),
                        ticket.eventId(),
                        it.ticket().organizerId(),
                        gate,
                        it.at(),
                        it.ticket().test() ? true : null));
    }
}
