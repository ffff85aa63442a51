package dev.marquee.ticket.guest;

import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is on the guest lists of events. */
@Component
class GuestList {

    /** More than these are found with the search of the bookings. */
    static final int MOST = 1000;

    /**
     * A guest.
     *
     * @param email null for a guest without one
     * @param tickets that are good or used
     */
    @Schema(name = "Guest")
    record GuestRow(
            @Schema(example = "1184") long bookingId,
            @Schema(example = "Rui Costa") String name,
            @Schema(example = "rui@example.org") @Nullable String email,
            @Schema(example = "Standing") String ticketType,
            @Schema(example = "2") int tickets,
            @Schema(example = "1") int used,
            @Schema(example = "Drummer's family") @Nullable String note,
            BookingStatus status) {}

    private final JdbcClient jdbc;

    GuestList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The guests of an event by name, those who were cancelled last. */
    List<GuestRow> of(long event) {
        return jdbc.sql(
                        """
                        select b.id, b.buyer_name, b.buyer_email, b.status, s.note, min(y.name) as type_name,
                               sum(case when t.status = 'cancelled' then 0 else 1 end) as live,
                               sum(case when t.status = 'used' then 1 else 0 end) as used
                        from staff_booking s join booking b on b.id = s.booking_id join ticket t on t.booking_id = b.id
                        left join ticket_type y on y.event_id = t.event_id and y.id = t.ticket_type_id
                        where s.event_id = ? and s.channel = 'guest_list'
                        group by b.id, b.buyer_name, b.buyer_email, b.status, s.note
                        order by case when b.status = 'cancelled' then 1 else 0 end, lower(b.buyer_name), b.id limit %d
                        """
                                .formatted(MOST))
                .param(event)
                .query((row, n) -> {
                    var email = Booking.shownEmail(row.getString("buyer_email"));
                    return new GuestRow(
                            row.getLong("id"),
                            row.getString("buyer_name"),
                            email.isEmpty() ? null : email,
                            row.getString("type_name"),
                            row.getInt("live"),
                            row.getInt("used"),
                            row.getString("note"),
                            BookingStatus.valueOf(
                                    row.getString("status").toUpperCase(Locale.ROOT)));
                })
                .list();
    }
}
