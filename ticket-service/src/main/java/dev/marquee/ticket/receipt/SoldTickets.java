package dev.marquee.ticket.receipt;

import dev.marquee.platform.language.Languages;
import dev.marquee.ticket.booking.Booking;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a booking's tickets with what they cost. */
@Component
class SoldTickets {

    private final JdbcClient jdbc;
    private final Languages languages;

    SoldTickets(JdbcClient jdbc, Languages languages) {
        this.jdbc = jdbc;
        this.languages = languages;
    }

    private String language(Booking booking) {
        return languages.orHouse(booking.locale()).toLanguageTag();
    }

    /** Those that a payment of that sum was for, at their shares of it. */
    List<SoldTicket> paidBy(Booking booking, long amountMinor) {
        return SoldTicket.spread(newest(booking), amountMinor);
    }

    /** These of a booking, or all where none is named. */
    List<SoldTicket> of(Booking booking, List<Long> ids) {
        if (ids.isEmpty()) return newest(booking);
        return all(booking).stream().filter(ticket -> ids.contains(ticket.id())).toList();
    }

    /**
     * A booking that was paid after it expired has tickets twice: those that it lost come first.
     */
    private List<SoldTicket> newest(Booking booking) {
        var tickets = all(booking);
        return tickets.subList(Math.max(0, tickets.size() - booking.quantity()), tickets.size());
    }

    /** By how much tickets became dearer or cheaper by a change, as amounts above nothing. */
    List<SoldTicket> differences(Booking booking, long change) {
        return changed(
                booking,
                change,
                """
                select t.id, t.number, o.name || ' → ' || n.name, c.direction * (l.price_after - l.price_before), c.direction * (l.paid_after - l.paid_before),
                       c.direction * (l.tax_after - l.tax_before), case when l.paid_after > 0 then l.rate_after else l.rate_before end
                """);
    }

    /** What tickets cost that a change moved to another booking. */
    List<SoldTicket> moved(Booking booking, long change) {
        return changed(
                booking,
                change,
                "select t.id, t.number, o.name, l.price_after, l.paid_after, l.tax_after, l.rate_after");
    }

    private List<SoldTicket> changed(Booking booking, long change, String columns) {
        return jdbc.sql(
                        columns
                                + """
                                 from (select c.*, case when c.amount_minor < 0 then -1 else 1 end as direction from ticket_change c where c.id = ?) c
                                join ticket_change_line l on l.change_id = c.id join ticket t on t.id = l.ticket_id
                                left join ticket_type o on o.event_id = t.event_id and o.id = l.type_before
                                left join ticket_type n on n.event_id = c.event_id and n.id = c.ticket_type_id
                                order by t.number
                                """)
                .param(change)
                .query((row, n) ->
                        new SoldTicket(
                                row.getLong(1),
                                booking.event().ticketCode(row.getInt(2)),
                                row.getString(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6),
                                row.getInt(7)))
                .list();
    }

    private List<SoldTicket> all(Booking booking) {
        return jdbc.sql(
                        """
                        select t.id, t.number, t.ticket_type_id, y.name, t.price_minor, t.paid_minor, t.tax_minor, t.tax_rate_bp
                        from ticket t join ticket_type y on y.event_id = t.event_id and y.id = t.ticket_type_id
                        where t.booking_id = ? order by t.number
                        """)
                .param(booking.id())
                .query((row, n) ->
                        new SoldTicket(
                                row.getLong("id"),
                                booking.event().ticketCode(row.getInt("number")),
                                booking.event()
                                        .typeIn(
                                                language(booking),
                                                row.getLong("ticket_type_id"),
                                                row.getString("name")),
                                row.getLong("price_minor"),
                                row.getLong("paid_minor"),
                                row.getLong("tax_minor"),
                                row.getInt("tax_rate_bp")))
                .list();
    }
}
