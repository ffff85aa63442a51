package dev.marquee.ticket.booking;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts tickets back on sale. */
@Component
class GivenBack {

    private final JdbcClient jdbc;

    GivenBack(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Voids these tickets of a locked booking: the event, their types and the buyer's quotas have
     * room for as many again.
     *
     * @param tickets reserved or issued, all of them
     */
    void take(Booking booking, List<Ticket> tickets, Instant now) {
        if (tickets.isEmpty()) return;
        var event = booking.event().eventId();
        var buyer = booking.quotaEmail().value();
        jdbc.sql("update ticket set status = 'cancelled' where id in (:ids)")
                .param("ids", tickets.stream().map(Ticket::id).toList())
                .update();
        var byType =
                tickets.stream()
                        .collect(Collectors.toMap(Ticket::ticketTypeId, t -> 1, Integer::sum));
        byType.forEach((type, n) -> {
            jdbc.sql("update ticket_type set sold = sold - ? where event_id = ? and id = ?")
                    .params(n, event, type)
                    .update();
            jdbc.sql(
                            "update buyer_type_quota set held = held - ? where email = ? and event_id = ? and ticket_type_id = ?")
                    .params(n, buyer, event, type)
                    .update();
        });
        jdbc.sql("update inventory set sold = sold - ?, changed_at = ? where event_id = ?")
                .params(tickets.size(), now.atOffset(ZoneOffset.UTC), event)
                .update();
        jdbc.sql("update buyer_quota set held = held - ? where email = ? and event_id = ?")
                .params(tickets.size(), buyer, event)
                .update();
    }
}
