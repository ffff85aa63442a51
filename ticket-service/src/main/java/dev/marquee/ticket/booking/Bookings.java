package dev.marquee.ticket.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds bookings. Whoever asks has made sure that the answer is theirs to see. */
@Component
public class Bookings {

    private static final String SELECT =
            """
            select b.id, b.status, b.quantity, b.total_minor, b.currency, b.buyer_name, b.buyer_email, b.buyer_phone,
                   b.account_id, b.created_at, e.event_id, e.code, e.version, e.name, e.starts_at, e.ends_at, e.time_zone,
                   e.location, e.organizer_id, e.quota, e.status as event_status, e.currency as event_currency
            from booking b join sale_terms e on e.event_id = b.event_id
            where %s order by b.id desc
            """;

    private final JdbcClient jdbc;

    Bookings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The booking with that id. */
    public Optional<Booking> find(long id) {
        return find(List.of(id)).stream().findFirst();
    }

    /** Those of these bookings that exist, the newest first. */
    public List<Booking> find(Collection<Long> ids) {
        if (ids.isEmpty()) return List.of();
        return withTickets(
                jdbc.sql(SELECT.formatted("b.id in (:ids)"))
                        .param("ids", List.copyOf(ids))
                        .query((row, n) -> booking(row))
                        .list());
    }

    /** All bookings made with that address, cancelled ones included, the newest first. */
    public List<Booking> ofBuyer(EmailAddress email) {
        return withTickets(
                jdbc.sql(SELECT.formatted("b.buyer_email = :email"))
                        .param("email", email.value())
                        .query((row, n) -> booking(row))
                        .list());
    }

    private List<Booking> withTickets(List<Booking> bookings) {
        if (bookings.isEmpty()) return bookings;
        var tickets =
                jdbc
                        .sql(
                                """
                                select t.booking_id, t.id, t.number, t.ticket_type_id, y.name, t.price_minor, t.status
                                from ticket t join ticket_type y on y.event_id = t.event_id and y.id = t.ticket_type_id
                                where t.booking_id in (:ids) order by t.number
                                """)
                        .param("ids", bookings.stream().map(Booking::id).toList())
                        .query((row, n) -> Map.entry(row.getLong("booking_id"), ticket(row)))
                        .list()
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        Map.Entry::getKey,
                                        Collectors.mapping(
                                                Map.Entry::getValue, Collectors.toList())));
        return bookings.stream()
                .map(booking -> booking.with(tickets.getOrDefault(booking.id(), List.of())))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Booking booking(ResultSet row) throws SQLException {
        return new Booking(
                row.getLong("id"),
                terms(row),
                BookingStatus.of(row.getString("status")),
                row.getInt("quantity"),
                row.getLong("total_minor"),
                row.getString("currency"),
                row.getString("buyer_name"),
                new EmailAddress(row.getString("buyer_email")),
                row.getString("buyer_phone"),
                row.getObject("account_id", Long.class),
                instant(row, "created_at"),
                List.of());
    }

    private static SaleTerms terms(ResultSet row) throws SQLException {
        var end = row.getObject("ends_at", OffsetDateTime.class);
        return new SaleTerms(
                row.getLong("event_id"),
                row.getString("code"),
                row.getLong("version"),
                row.getString("name"),
                instant(row, "starts_at"),
                end == null ? null : end.toInstant(),
                row.getString("time_zone"),
                row.getString("location"),
                row.getLong("organizer_id"),
                row.getInt("quota"),
                SaleTerms.Status.of(row.getString("event_status")),
                row.getString("event_currency"));
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        return new Ticket(
                row.getLong("id"),
                row.getInt("number"),
                row.getLong("ticket_type_id"),
                row.getString("name"),
                row.getLong("price_minor"),
                TicketStatus.of(row.getString("status")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
