package dev.marquee.ticket.seatmap;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who sits where, and what is held back. */
@Component
class SeatOwners {

    /**
     * A seat that buyers cannot have.
     *
     * @param state reserved, issued or used as its ticket; blocked or kept
     * @param name who sits there; null where nobody does
     */
    @Schema(name = "OwnedSeat")
    record Owned(
            @Schema(example = "stalls-A-1") String seat,
            @Schema(
                            example = "issued",
                            allowableValues = {"reserved", "issued", "used", "blocked", "kept"})
                    String state,
            @Schema(example = "1185") @Nullable Long ticketId,
            @Schema(example = "1184") @Nullable Long bookingId,
            @Schema(example = "EV07-42") @Nullable String code,
            @Schema(example = "Ben Ode") @Nullable String name,
            @Schema(example = "Behind the mixing desk") @Nullable String reason) {}

    private final JdbcClient jdbc;

    SeatOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Owned> of(long event) {
        return jdbc.sql(
                        """
                        select s.seat_id as seat, t.status as state, t.id as ticket_id, t.booking_id, e.code || '-' || t.number as code,
                            coalesce(t.attendee_name, b.buyer_name) as name, cast(null as varchar(200)) as reason
                        from ticket_seat s join ticket t on t.id = s.ticket_id join booking b on b.id = t.booking_id
                            join sale_terms e on e.event_id = s.event_id
                        where s.event_id = :event and s.live_seat is not null
                        union all
                        select seat_id, kind, null, null, null, null, reason from seat_block where event_id = :event
                        order by seat
                        """)
                .param("event", event)
                .query(Owned.class)
                .list();
    }
}
