package dev.marquee.ticket.entry;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.entry.EntryTickets.Found;
import dev.marquee.ticket.entry.staff.DoorKeeper;
import dev.marquee.ticket.entry.staff.DoorKeepers;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A supervisor keeps a ticket from admitting anybody, such as one that was stolen. */
@Component
class BlockTicket {

    /** Why money of its payment that is disputed blocks a ticket, until staff decide. */
    private static final String DISPUTE = "dispute";

    private static final String DISPUTED =
            """
            exists (select 1 from outside_money o join payment p on p.id = o.payment_id
                    where p.booking_id = ticket.booking_id and o.kind = 'dispute' and o.decided_at is null)\
            """;

    private final EntryTickets tickets;
    private final DoorKeepers keepers;
    private final AuditTrail trail;
    private final JdbcClient jdbc;
    private final Clock clock;

    BlockTicket(
            EntryTickets tickets,
            DoorKeepers keepers,
            AuditTrail trail,
            JdbcClient jdbc,
            Clock clock) {
        this.tickets = tickets;
        this.keepers = keepers;
        this.trail = trail;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Blocks it. A second time changes nothing, and the first reason stays.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if there is none, or it is not of
     *     an event of theirs; 403 {@code supervisors-only}; 409 {@code invalid-state} if it admits
     *     nobody anyway
     */
    @Transactional
    Found block(long ticket, String why, DoorKeeper keeper) {
        var found = open(ticket, keeper);
        if (!found.status().equals("issued") && !found.status().equals("used"))
            throw InvalidState.because(
                    "ticket", "blocked", InvalidState.itIs(found.status()), found.status());
        // that word is taken
        var reason = DISPUTE.equals(why.strip()) ? "Dispute" : why.strip();
        var blocked =
                jdbc.sql(
                                "update ticket set blocked_at = ?, blocked_why = ? where id = ? and blocked_at is null")
                        .params(clock.instant().atOffset(ZoneOffset.UTC), reason, ticket)
                        .update();
        if (blocked == 1) trail.record("ticket.blocked", "ticket:" + found.ticket().code(), why);
        return tickets.find(ticket).orElseThrow();
    }

    /**
     * Lets it admit again. One that is blocked because its money is disputed waits for that to be
     * decided.
     */
    @Transactional
    Found unblock(long ticket, DoorKeeper keeper) {
        var found = open(ticket, keeper);
        if (DISPUTE.equals(found.blockedWhy()))
            throw InvalidState.because(
                    "ticket", "unblocked", Text.of("problem.because.payment-disputed"), "blocked");
        var unblocked =
                jdbc.sql(
                                """
                                update ticket set blocked_at = case when %1$s then blocked_at end, blocked_why = case when %1$s then 'dispute' end
                                where id = ? and blocked_at is not null
                                """
                                        .formatted(DISPUTED))
                        .param(ticket)
                        .update();
        if (unblocked == 1) trail.record("ticket.unblocked", "ticket:" + found.ticket().code(), "");
        return tickets.find(ticket).orElseThrow();
    }

    private Found open(long ticket, DoorKeeper keeper) {
        var found = tickets.find(ticket).orElseThrow(() -> Problems.notFound("ticket"));
        keepers.openForSupervisor(keeper, found.ticket().eventId());
        tickets.lock(ticket);
        return tickets.find(ticket).orElseThrow();
    }
}
