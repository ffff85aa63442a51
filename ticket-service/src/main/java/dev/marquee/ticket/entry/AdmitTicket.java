package dev.marquee.ticket.entry;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.CleanText;
import dev.marquee.ticket.entry.EntryResult.Outcome;
import dev.marquee.ticket.entry.EntryTickets.Found;
import dev.marquee.ticket.qr.TicketTokens;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets somebody in. */
@Component
class AdmitTicket {

    static final String USED = "ticket-used";

    /** What is owed when a ticket was used; the fact's key is the ticket's id. */
    record Used(
            long ticketId,
            String code,
            long eventId,
            long organizerId,
            @Nullable String gate,
            Instant usedAt) {}

    private final EntryTickets tickets;
    private final TicketTokens tokens;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final Clock clock;

    AdmitTicket(
            EntryTickets tickets,
            TicketTokens tokens,
            TransactionTemplate transaction,
            Outbox outbox,
            Clock clock) {
        this.tickets = tickets;
        this.tokens = tokens;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Admits the ticket whose token was read. Of several who come with it, one is admitted,
     * whatever gates they come to at whatever moment; the others learn when and where that was.
     *
     * @param event the event that the gate belongs to; null for any
     */
    EntryResult byToken(String token, @Nullable Long event, @Nullable String gate, Caller caller) {
        return tokens.verify(CleanText.plain(token).toUpperCase(Locale.ROOT))
                .flatMap(claim ->
                        tickets.find(claim.ticketId())
                                .filter(found ->
                                        found.number() == claim.number()
                                                && found.ticket().eventId() == claim.eventId()))
                .map(found -> admit(found, event, gate, caller))
                .orElse(EntryResult.without(Outcome.FORGED));
    }

    /** The same for a code that was typed in. */
    EntryResult byCode(String code, @Nullable Long event, @Nullable String gate, Caller caller) {
        return tickets.find(code)
                .map(found -> admit(found, event, gate, caller))
                .orElse(EntryResult.without(Outcome.UNKNOWN));
    }

    private EntryResult admit(
            Found found, @Nullable Long event, @Nullable String gate, Caller caller) {
        if (!opensTo(found, caller)) return EntryResult.without(Outcome.WRONG_EVENT);
        var ticket = found.ticket();
        if (event != null && event != ticket.eventId())
            return new EntryResult(Outcome.WRONG_EVENT, ticket, null, null);
        var now = clock.instant();
        if (use(found, now, gate)) return new EntryResult(Outcome.ADMITTED, ticket, now, gate);
        return refused(tickets.find(ticket.id()).orElseThrow());
    }

    /**
     * Entry staff stand at every door. An organiser, and a program that acts for one, lets people
     * in to its own events.
     */
    private static boolean opensTo(Found found, Caller caller) {
        var isProgram = caller.email().isEmpty();
        return caller.has("ADMIN")
                || caller.has("ENTRY_MANAGER") && !isProgram
                || caller.id() == found.organizerId();
    }

    private boolean use(Found found, Instant now, @Nullable String gate) {
        var ticket = found.ticket();
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    if (!tickets.use(ticket.id(), now, gate)) return false;
                    outbox.publish(
                            USED,
                            String.valueOf(ticket.id()),
                            new Used(
                                    ticket.id(),
                                    ticket.code(),
                                    ticket.eventId(),
                                    found.organizerId(),
                                    gate,
                                    now));
                    return true;
                }));
    }

    private static EntryResult refused(Found found) {
        var outcome =
                switch (found.status()) {
                    case "used" -> Outcome.ALREADY_USED;
                    case "cancelled" -> Outcome.CANCELLED;
                    case "issued" ->
                            found.refundRequested()
                                    ? Outcome.REFUND_REQUESTED
                                    : Outcome.NOT_CONFIRMED;
                    default -> Outcome.NOT_CONFIRMED;
                };
        return new EntryResult(outcome, found.ticket(), found.usedAt(), found.gate());
    }
}
