package dev.marquee.ticket.booking;

import dev.marquee.ticket.inventory.ReleaseInventory;
import dev.marquee.ticket.inventory.ReleaseInventory.Place;
import dev.marquee.ticket.offer.ReleaseOffers;
import dev.marquee.ticket.seating.MoveSeats;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes live tickets void, and puts their places and uses of offers back on sale. */
@Component
public class VoidTickets {

    /**
     * Follows bookings by which tickets were offered to somebody. It is called in the transaction
     * of what became of them, with the event's inventory locked.
     */
    public interface OfferedBookings {

        /** Tickets of these bookings are void, and their places are free again. */
        void freed(long event, List<Long> bookings, Instant now);

        /** The booking's tickets are good. */
        void confirmed(long booking, Instant now);
    }

    private record Live(
            long bookingId,
            long id,
            int revision,
            long ticketTypeId,
            String status,
            String quotaEmail,
            boolean ofAnother,
            boolean seated) {}

    private final JdbcClient jdbc;
    private final ReleaseInventory release;
    private final ReleaseOffers offers;
    private final BookingEvents events;
    private final OfferedBookings offered;
    private final MoveSeats seats;

    public VoidTickets(
            JdbcClient jdbc,
            ReleaseInventory release,
            ReleaseOffers offers,
            BookingEvents events,
            OfferedBookings offered,
            MoveSeats seats) {
        this.jdbc = jdbc;
        this.offered = offered;
        this.seats = seats;
        this.release = release;
        this.offers = offers;
        this.events = events;
    }

    /**
     * Voids these tickets of a locked booking.
     *
     * @param tickets reserved or issued, all of them
     */
    public void of(Booking booking, List<Ticket> tickets, Instant now) {
        if (tickets.isEmpty()) return;
        jdbc.sql("update ticket set status = 'cancelled' where id in (:ids)")
                .param("ids", tickets.stream().map(Ticket::id).toList())
                .update();
        for (var ticket : tickets)
            if (ticket.status() == TicketStatus.ISSUED && isOfAnother(ticket, booking))
                tell(booking.id(), ticket.id(), ticket.revision());
        var buyer = booking.quotaEmail().value();
        release.handle(
                booking.event().eventId(),
                tickets.stream().map(t -> new Place(buyer, t.ticketTypeId())).toList(),
                now);
        seats.free(
                booking.event().eventId(),
                tickets.stream().filter(t -> t.seat() != null).map(Ticket::id).toList());
        if (booking.offer() != null) offers.of(List.of(booking.id()));
        offered.freed(booking.event().eventId(), List.of(booking.id()), now);
    }

    private static boolean isOfAnother(Ticket ticket, Booking booking) {
        var holder = ticket.attendeeEmail();
        return holder != null && !holder.equals(booking.buyerEmail());
    }

    /** Whoever comes with the ticket hears of it, not only who paid it. */
    private void tell(long booking, long ticket, int revision) {
        events.publish(
                new BookingEvent.HolderNews(
                        booking, BookingEvent.HolderNews.Kind.CANCELLED, ticket, revision, 0));
    }

    /**
     * Voids all reserved and issued tickets of these bookings, with a number of statements that
     * does not grow with theirs. Used ones stay.
     *
     * @param bookings of one event, whose inventory is locked
     */
    public void of(long event, List<Long> bookings, Instant now) {
        var live =
                jdbc.sql(
                                """
                                select t.booking_id, t.id, t.revision, t.ticket_type_id, t.status, b.quota_email,
                                       t.attendee_email is not null and t.attendee_email <> b.buyer_email as of_another,
                                       s.ticket_id is not null as seated
                                from ticket t join booking b on b.id = t.booking_id
                                    left join ticket_seat s on s.ticket_id = t.id and s.live_seat is not null
                                where t.booking_id in (:bookings) and t.status in ('reserved', 'issued')
                                """)
                        .param("bookings", bookings)
                        .query(Live.class)
                        .list();
        live.stream()
                .filter(ticket -> ticket.ofAnother && ticket.status.equals("issued"))
                .forEach(ticket -> tell(ticket.bookingId, ticket.id, ticket.revision));
        jdbc.sql(
                        "update ticket set status = 'cancelled' where booking_id in (:bookings) and status in ('reserved', 'issued')")
                .param("bookings", bookings)
                .update();
        var places = live.stream().map(it -> new Place(it.quotaEmail, it.ticketTypeId)).toList();
        release.handle(event, places, now);
        seats.free(event, live.stream().filter(Live::seated).map(Live::id).toList());
        offers.of(bookings);
        offered.freed(event, bookings, now);
    }
}
