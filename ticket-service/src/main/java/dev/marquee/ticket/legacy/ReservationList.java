package dev.marquee.ticket.legacy;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Bookings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of bookings, the newest first, a page at a time. */
@Component
class ReservationList {

    /** A page of bookings, and how many there are on all pages. */
    record Found(List<Booking> bookings, long total) {}

    private static final String OF_ORGANIZER =
            "b.event_id in (select e.event_id from sale_terms e where e.organizer_id = :organizer)";

    private final JdbcClient jdbc;
    private final Bookings bookings;

    ReservationList(JdbcClient jdbc, Bookings bookings) {
        this.jdbc = jdbc;
        this.bookings = bookings;
    }

    /** Those that a member of staff may see: an organiser those of its own events. */
    Found forStaff(
            Caller caller,
            @Nullable Long event,
            @Nullable ReservationStatus status,
            int page,
            int size) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        if (!caller.has("ADMIN", "SUPPORT")) {
            conditions.add(OF_ORGANIZER);
            values.put("organizer", caller.id());
        }
        if (event != null) {
            conditions.add("b.event_id = :event");
            values.put("event", event);
        }
        if (status != null) {
            conditions.add("b.status in (:statuses)");
            values.put("statuses", status.ofBookings().stream().map(BookingStatus::word).toList());
        }
        return find(conditions, values, page, size);
    }

    /**
     * Those of an account: made while it was signed in, or with the address, which it has verified.
     */
    Found ofAccount(long account, @Nullable EmailAddress verified, int page, int size) {
        var values = new HashMap<String, Object>(Map.of("account", account));
        if (verified == null) return find(List.of("b.account_id = :account"), values, page, size);
        values.put("email", verified.value());
        return find(
                List.of(
                        """
                        b.id in (select m.id from booking m where m.account_id = :account
                                 union select a.id from booking a where a.buyer_email = :email)\
                        """),
                values,
                page,
                size);
    }

    private Found find(List<String> conditions, Map<String, Object> values, int page, int size) {
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var total =
                jdbc.sql("select count(*) from booking b" + where)
                        .params(values)
                        .query(Long.class)
                        .single();
        var ids =
                jdbc.sql(
                                "select b.id from booking b"
                                        + where
                                        + " order by b.created_at desc, b.id desc limit :size offset :start")
                        .params(values)
                        .param("size", size)
                        .param("start", (long) page * size)
                        .query(Long.class)
                        .list();
        return new Found(inOrder(ids), total);
    }

    private List<Booking> inOrder(List<Long> ids) {
        var found =
                bookings.find(ids).stream()
                        .collect(Collectors.toMap(Booking::id, Function.identity()));
        return ids.stream().map(found::get).map(Objects::requireNonNull).toList();
    }
}
