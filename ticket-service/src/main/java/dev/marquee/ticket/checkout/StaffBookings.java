package dev.marquee.ticket.checkout;

import dev.marquee.ticket.checkout.StaffSale.Channel;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds what the event's own people have taken, by the key that they gave it. */
@Component
public class StaffBookings {

    /** A booking, with the request that made it. */
    public record Made(long bookingId, String bodyHash) {}

    /**
     * How a booking was made.
     *
     * @param channel box_office or guest_list
     */
    public record MadeBy(String channel, String madeBy, @Nullable String note) {}

    private final JdbcClient jdbc;

    public StaffBookings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How the event's own people made that booking; empty if its buyer did. */
    public Optional<MadeBy> of(long booking) {
        return jdbc.sql("select channel, made_by, note from staff_booking where booking_id = ?")
                .param(booking)
                .query(MadeBy.class)
                .optional();
    }

    /** Those of these bookings whose tickets are not to be sent. */
    public Set<Long> unmailed(Collection<Long> bookings) {
        if (bookings.isEmpty()) return Set.of();
        return Set.copyOf(
                jdbc.sql(
                                "select booking_id from staff_booking where booking_id in (:ids) and not mailed")
                        .param("ids", bookings)
                        .query(Long.class)
                        .list());
    }

    public Optional<Made> find(long event, Channel channel, String key) {
        return jdbc.sql(
                        "select booking_id, body_hash from staff_booking where event_id = ? and channel = ? and once_key = ?")
                .params(event, channel.word(), key)
                .query(Made.class)
                .optional();
    }
}
