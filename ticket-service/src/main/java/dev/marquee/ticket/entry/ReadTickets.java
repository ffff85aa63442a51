package dev.marquee.ticket.entry;

import dev.marquee.ticket.entry.EntryResult.Outcome;
import dev.marquee.ticket.entry.EntryTickets.Found;
import dev.marquee.ticket.qr.ImportedTicketTokens;
import dev.marquee.ticket.qr.TicketClaim;
import dev.marquee.ticket.qr.TicketTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the ticket of what was read. */
@Component
class ReadTickets {

    /**
     * What was found.
     *
     * @param found null for none
     * @param revision that the code belongs to; null where there is no ticket
     * @param otherwise the answer where there is none
     */
    record Ticket(@Nullable Found found, @Nullable Integer revision, Outcome otherwise) {}

    private final EntryTickets tickets;
    private final TicketTokens tokens;
    private final ImportedTicketTokens imported;

    ReadTickets(EntryTickets tickets, TicketTokens tokens, ImportedTicketTokens imported) {
        this.imported = imported;
        this.tickets = tickets;
        this.tokens = tokens;
    }

    Ticket find(Reading reading) {
        var token = reading.token();
        return token != null ? byToken(token) : byCode(String.valueOf(reading.code()));
    }

    /** A genuine token admits to the ticket it was signed for, and to no other. */
    private Ticket byToken(String token) {
        var claim = tokens.verify(token).or(() -> imported.verify(token)).orElse(null);
        if (claim == null) return new Ticket(null, null, Outcome.FORGED);
        var found = tickets.find(claim.ticketId()).filter(it -> isOf(claim, it)).orElse(null);
        return new Ticket(found, claim.revision(), Outcome.FORGED);
    }

    /** A revision later than the ticket's own was never made: as after a restore. */
    private static boolean isOf(TicketClaim claim, Found found) {
        return found.number() == claim.number()
                && found.ticket().eventId() == claim.eventId()
                && found.revision() >= claim.revision();
    }

    private Ticket byCode(String code) {
        var typed = EntryTickets.parse(code);
        var found = typed.flatMap(tickets::find);
        if (found.isEmpty()) return new Ticket(null, null, Outcome.UNKNOWN);
        var revision = tokens.revisionOf(typed.orElseThrow().letters(), found.get().claim());
        return revision.isPresent()
                ? new Ticket(found.get(), revision.getAsInt(), Outcome.UNKNOWN)
                : new Ticket(null, null, Outcome.UNKNOWN);
    }
}
