package dev.marquee.ticket.checkout;

import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.checkout.StaffSale.Channel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
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

    /**
     * A booking that is not paid.
     *
     * @param key that they gave it
     */
    public record Unfinished(long bookingId, String key, String madeBy) {}

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

    /**
     * Those of an event that are held and not paid, the oldest first; with them those that lapsed,
     * until somebody has said that they know it.
     *
     * @param madeBefore younger ones are left out
     * @param lapsedAfter lapsed ones that were made before are left out
     */
    public List<Unfinished> unfinished(
            long event, Channel channel, Instant madeBefore, Instant lapsedAfter) {
        return jdbc.sql(
                        """
                        select s.booking_id, s.once_key as "key", s.made_by from staff_booking s
                            join booking b on b.id = s.booking_id
                        where s.event_id = :event and s.channel = :channel and s.made_at <= :before
                              and (b.status = 'pending_payment'
                                   or b.status = 'expired' and s.made_at > :after
                                      and not exists (select 1 from booking_history h
                                                      where h.booking_id = b.id and h.what = 'expired' and h.actor <> :time))
                        order by s.booking_id limit 50
                        """)
                .param("event", event)
                .param("channel", channel.word())
                .param("before", madeBefore.atOffset(ZoneOffset.UTC))
                .param("after", lapsedAfter.atOffset(ZoneOffset.UTC))
                .param("time", Actor.TIME.name())
                .query(Unfinished.class)
                .list();
    }
}
