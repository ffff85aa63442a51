package dev.marquee.ticket.booking;

import dev.marquee.platform.language.Languages;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.offer.OfferUse;
import dev.marquee.ticket.pricing.Amounts;
import dev.marquee.ticket.seating.Seat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds bookings. Whoever asks has made sure that the answer is theirs to see. Names of events and
 * ticket types are those of the booking's language.
 */
@Component
public class Bookings {

    private static final String SELECT =
            """
            select e.*, b.id as booking_id, b.status as booking_status, b.quantity, b.currency as paid_in,
                   b.subtotal_minor, b.discount_minor, b.tax_minor, b.total_minor, b.paid_minor, b.refunded_minor,
                   b.buyer_name, b.buyer_email, b.buyer_phone, b.quota_email, b.account_id, b.locale, b.created_at, b.expires_at,
                   u.offer_id, o.name as offer_name, u.code_folded as offer_code, u.per_ticket as offer_per_ticket, u.uses as offer_uses,
                   u.type_ids as offer_types
            from booking b join sale_terms e on e.event_id = b.event_id
                left join offer_use u on u.booking_id = b.id left join offer o on o.id = u.offer_id
            where %s order by b.id desc
            """;

    private final JdbcClient jdbc;
    private final Languages languages;

    public Bookings(JdbcClient jdbc, Languages languages) {
        this.jdbc = jdbc;
        this.languages = languages;
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

    /** The booking that this ticket belongs to, by their ids. */
    public Optional<Long> idOfTicket(long ticketId) {
        return jdbc.sql("select booking_id from ticket where id = ?")
                .param(ticketId)
                .query(Long.class)
                .optional();
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
                                select t.booking_id, t.id, t.number, t.ticket_type_id, y.name, t.price_minor, t.discount_minor, t.paid_minor, t.tax_minor, t.status,
                                       t.attendee_name, t.attendee_email, t.used_at, t.gate, t.revision,
                                       s.seat_id, s.label as seat_label, s.section as seat_section, s.row_label as seat_row, s.number as seat_number
                                from ticket t join ticket_type y on y.event_id = t.event_id and y.id = t.ticket_type_id
                                    left join ticket_seat s on s.ticket_id = t.id and not s.left_behind
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
                .map(booking -> booking.withTickets(tickets.getOrDefault(booking.id(), List.of())))
                .map(this::inItsLanguage)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Booking inItsLanguage(Booking booking) {
        return booking.in(languages.orHouse(booking.locale()).toLanguageTag());
    }

    private static Booking booking(ResultSet row) throws SQLException {
        var expiresAt = row.getObject("expires_at", OffsetDateTime.class);
        return new Booking(
                row.getLong("booking_id"),
                SaleTerms.read(row),
                BookingStatus.of(row.getString("booking_status")),
                row.getInt("quantity"),
                new Amounts(
                        row.getLong("subtotal_minor"),
                        row.getLong("discount_minor"),
                        row.getLong("tax_minor"),
                        row.getLong("total_minor"),
                        row.getLong("paid_minor"),
                        row.getLong("refunded_minor")),
                row.getString("paid_in"),
                row.getString("buyer_name"),
                new EmailAddress(row.getString("buyer_email")),
                row.getString("buyer_phone"),
                new EmailAddress(row.getString("quota_email")),
                row.getObject("account_id", Long.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                expiresAt == null ? null : expiresAt.toInstant(),
                OfferUse.read(row),
                row.getString("locale"),
                null,
                List.of());
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        var attendeeEmail = row.getString("attendee_email");
        var usedAt = row.getObject("used_at", OffsetDateTime.class);
        return new Ticket(
                row.getLong("id"),
                row.getInt("number"),
                row.getLong("ticket_type_id"),
                row.getString("name"),
                row.getLong("price_minor"),
                row.getLong("discount_minor"),
                row.getLong("paid_minor"),
                row.getLong("tax_minor"),
                TicketStatus.of(row.getString("status")),
                row.getString("attendee_name"),
                attendeeEmail == null ? null : new EmailAddress(attendeeEmail),
                usedAt == null ? null : usedAt.toInstant(),
                row.getString("gate"),
                row.getInt("revision"),
                Seat.read(row));
    }
}
