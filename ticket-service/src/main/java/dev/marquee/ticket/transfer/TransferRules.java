package dev.marquee.ticket.transfer;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Which tickets can be handed on, and until when. The same holds when it is offered and accepted.
 */
@Component
class TransferRules {

    /** Why a ticket stays where it is. */
    enum Obstacle {
        USED,
        CANCELLED,
        NOT_CONFIRMED,
        REFUND_REQUESTED,
        BLOCKED,
        NOT_ALLOWED,
        LIMIT,
        TOO_LATE;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    private final JdbcClient jdbc;

    TransferRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What keeps the ticket from being handed on now; empty for nothing. */
    Optional<Obstacle> obstacle(Booking booking, Ticket ticket, Instant now) {
        var event = booking.event();
        var terms = event.holders();
        if (ticket.status() == TicketStatus.USED) return Optional.of(Obstacle.USED);
        if (ticket.status() == TicketStatus.CANCELLED) return Optional.of(Obstacle.CANCELLED);
        if (booking.status() == BookingStatus.REFUND_REQUESTED)
            return Optional.of(Obstacle.REFUND_REQUESTED);
        if (ticket.status() != TicketStatus.ISSUED || booking.status() != BookingStatus.CONFIRMED)
            return Optional.of(Obstacle.NOT_CONFIRMED);
        if (terms.maxTransfers() == 0) return Optional.of(Obstacle.NOT_ALLOWED);
        if (ticket.revision() >= terms.maxTransfers()) return Optional.of(Obstacle.LIMIT);
        if (!now.isBefore(terms.transferableUntil(event.startsAt())) || event.startedAt(now))
            return Optional.of(Obstacle.TOO_LATE);
        return isBlocked(ticket) ? Optional.of(Obstacle.BLOCKED) : Optional.empty();
    }

    /**
     * @throws ErrorResponseException 409 {@code transfer-not-possible} with the {@code reason}
     */
    void check(Booking booking, Ticket ticket, Instant now) {
        obstacle(booking, ticket, now)
                .ifPresent(obstacle -> {
                    throw Problems.problem(
                            CONFLICT,
                            "transfer-not-possible",
                            Text.of("problem.transfer-not-possible." + obstacle.word()),
                            Map.of("reason", obstacle.word()));
                });
    }

    private boolean isBlocked(Ticket ticket) {
        return jdbc.sql("select count(*) from ticket where id = ? and blocked_at is not null")
                        .param(ticket.id())
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
