package dev.marquee.ticket.seatmap;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Actor;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingChange;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.booking.ResendConfirmation;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.seating.FreeSeats;
import dev.marquee.ticket.seating.MoveSeats;
import dev.marquee.ticket.seating.OrphanRule;
import dev.marquee.ticket.seating.ReadSeats;
import dev.marquee.ticket.seating.Seat;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an event's staff does with its seats. */
@Component
class ChangeSeats {

    private final JdbcClient jdbc;
    private final ReadSeats seats;
    private final MoveSeats moveSeats;
    private final BookingChange change;
    private final BookingHistory history;
    private final ResendConfirmation mail;
    private final AuditTrail trail;
    private final Clock clock;

    ChangeSeats(
            JdbcClient jdbc,
            ReadSeats seats,
            MoveSeats moveSeats,
            BookingChange change,
            BookingHistory history,
            ResendConfirmation mail,
            AuditTrail trail,
            Clock clock) {
        this.jdbc = jdbc;
        this.seats = seats;
        this.moveSeats = moveSeats;
        this.change = change;
        this.history = history;
        this.mail = mail;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Takes free seats off the sale: there are as many tickets fewer, from the same moment.
     *
     * @param kind blocked, or kept for guests
     * @throws org.springframework.web.ErrorResponseException 409 {@code seats-taken} naming those
     *     that somebody has; 409 {@code capacity-below-sold} if tickets without seats need the
     *     room; 422 for a name that is no seat
     */
    @Transactional
    public void block(
            long event, List<String> names, String kind, @Nullable String reason, String by) {
        var free = locked(event);
        var chosen = names.stream().map(name -> seat(free, name)).distinct().toList();
        var taken = List.copyOf(free.takenIds());
        var gone = chosen.stream().filter(seat -> taken.contains(seat.id())).toList();
        if (!gone.isEmpty()) throw taken(gone);
        var heldBack = List.copyOf(free.heldBackIds());
        var fresh = chosen.stream().filter(seat -> !heldBack.contains(seat.id())).toList();
        for (var seat : fresh)
            jdbc.sql(
                            """
                            insert into seat_block (event_id, seat_id, kind, reason, made_by, made_at)
                            values (:event, :seat, :kind, :reason, :by, :now)
                            """)
                    .param("event", event)
                    .param("seat", seat.id())
                    .param("kind", kind)
                    .param("reason", reason, Types.VARCHAR)
                    .param("by", by)
                    .param("now", now())
                    .update();
        count(event, free, fresh, -1);
        trail.record("seats." + kind, "event:" + event, said(fresh));
    }

    /** Puts them on sale again; those that nobody took off it stay as they are. */
    @Transactional
    public void unblock(long event, List<String> names) {
        var free = locked(event);
        var back =
                names.stream()
                        .map(name -> seat(free, name))
                        .distinct()
                        .filter(seat ->
                                jdbc.sql(
                                                        "delete from seat_block where event_id = ? and seat_id = ?")
                                                .params(event, seat.id())
                                                .update()
                                        > 0)
                        .toList();
        count(event, free, back, 1);
        trail.record("seats.for-sale", "event:" + event, said(back));
    }

    @Transactional
    public void rule(long event, OrphanRule orphans) {
        locked(event);
        jdbc.sql("update seating set orphans = ?, seq = seq + 1 where event_id = ?")
                .params(orphans.name().toLowerCase(java.util.Locale.ROOT), event)
                .update();
    }

    private FreeSeats locked(long event) {
        jdbc.sql("select event_id from inventory where event_id = ? for update")
                .param(event)
                .query(Long.class)
                .optional();
        return seats.of(event)
                .orElseThrow(() -> Problems.invalid("event", Text.of("invalid.no-seats")));
    }

    private static Seat seat(FreeSeats free, String name) {
        return free.hall()
                .named(name)
                .orElseThrow(
                        () -> Problems.invalid("seats", Text.of("invalid.which-is-no-seat", name)));
    }

    private static RuntimeException taken(List<Seat> seats) {
        return Problems.problem(
                CONFLICT,
                "seats-taken",
                Text.of("problem.seats-taken", said(seats)),
                Map.of("seats", seats.stream().map(Seat::label).toList()));
    }

    private static String said(List<Seat> seats) {
        var labels = String.join(", ", seats.stream().map(Seat::label).limit(20).toList());
        return seats.size() > 20 ? labels + " …" : labels;
    }

    /** The types have as many tickets more or fewer, and so has the event. */
    private void count(long event, FreeSeats free, List<Seat> changed, int by) {
        var byType = new LinkedHashMap<Long, Integer>();
        for (var seat : changed)
            byType.merge(free.hall().typeOf(seat.id()).orElseThrow(), by, Integer::sum);
        byType.forEach((type, n) -> {
            var fits =
                    jdbc.sql(
                                    "update ticket_type set quantity = quantity + ? where event_id = ? and id = ? and quantity + ? >= sold")
                            .params(n, event, type, n)
                            .update();
            if (fits == 0)
                throw Problems.problem(
                        CONFLICT,
                        "capacity-below-sold",
                        Text.of("problem.capacity-below-sold.tickets-that-are"),
                        Map.of());
        });
        jdbc.sql("update inventory set capacity = capacity + ?, changed_at = ? where event_id = ?")
                .params(changed.size() * by, now(), event)
                .update();
        jdbc.sql("update seating set version = version + 1 where event_id = ?")
                .param(event)
                .update();
    }

    private Object now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /**
     * Puts the holder of a live ticket on another seat of the same type. Whoever sits there gets
     * the seat in exchange. Their buyers are mailed.
     *
     * @return the ticket's booking as it is now
     * @throws org.springframework.web.ErrorResponseException 409 {@code invalid-state} for a ticket
     *     that is not live; 409 {@code seat-taken} for a seat that is not for sale; 422 if there is
     *     no such seat of that type
     */
    public Booking move(long ticketId, String name, Actor by) {
        return change.ofTicket(ticketId, (booking, now) -> move(booking, ticketId, name, by, now));
    }

    private void move(Booking booking, long ticketId, String name, Actor by, Instant now) {
        var ticket = booking.ticket(ticketId);
        if (!ticket.status().mayBecomeCancelled())
            throw InvalidState.because(
                    "ticket",
                    "changed",
                    InvalidState.itIs(ticket.status().word()),
                    ticket.status().word());
        var event = booking.event().eventId();
        var free =
                seats.of(event)
                        .orElseThrow(
                                () -> Problems.invalid("seat", Text.of("invalid.not-sold-here")));
        var seat =
                free.hall()
                        .named(name)
                        .filter(it ->
                                free.hall()
                                        .typeOf(it.id())
                                        .filter(type -> type == ticket.ticketTypeId())
                                        .isPresent())
                        .orElseThrow(
                                () -> Problems.invalid("seat", Text.of("invalid.not-a-seat-of")));
        if (ticket.seat() != null && ticket.seat().id().equals(seat.id())) return;
        if (free.heldBackIds().contains(seat.id()))
            throw Problems.problem(
                    CONFLICT,
                    "seat-taken",
                    Text.of("problem.seat-taken.seat-is-not"),
                    Map.of("seats", List.of(seat.id()), "suggested", List.of()));
        var seats = new LinkedHashMap<Long, @Nullable Seat>();
        seats.put(ticketId, seat);
        var other = holder(event, seat);
        if (other != null) {
            if (!isFor(free, ticket, other))
                throw Problems.problem(
                        CONFLICT,
                        "seat-taken",
                        Text.of("problem.seat-taken.somebody-has-this"),
                        Map.of("seats", List.of(seat.id()), "suggested", List.of()));
            seats.put(other.ticketId, ticket.seat());
        }
        moveSeats.to(event, seats);
        tell(
                booking.id(),
                booking.event().ticketCode(ticket.number()),
                ticket.seat(),
                seat,
                by,
                now);
        if (booking.status() == BookingStatus.CONFIRMED && booking.isReachable())
            mail.publish(booking.id());
        if (other != null && other.bookingId != booking.id())
            tell(
                    other.bookingId,
                    booking.event().ticketCode(other.number),
                    seat,
                    Objects.requireNonNull(ticket.seat()),
                    by,
                    now);
        if (other != null && other.bookingId != booking.id() && other.reachable)
            mail.publish(other.bookingId);
    }

    /** Whether that ticket can have the seat of this one in exchange. */
    private static boolean isFor(FreeSeats free, Ticket ticket, Holder other) {
        var seat = ticket.seat();
        return seat != null
                && !other.status.equals("used")
                && free.takenIds().contains(seat.id())
                && free.hall()
                        .typeOf(seat.id())
                        .filter(type -> type == ticket.ticketTypeId())
                        .isPresent();
    }

    private record Holder(
            long ticketId, long bookingId, int number, String status, boolean reachable) {}

    private @Nullable Holder holder(long event, Seat seat) {
        return jdbc.sql(
                        """
                        select t.id as ticket_id, t.booking_id, t.number, t.status,
                            b.status = 'confirmed' and b.buyer_email not like '%@box-office.invalid' as reachable
                        from ticket_seat s join ticket t on t.id = s.ticket_id join booking b on b.id = t.booking_id
                        where s.event_id = ? and s.live_seat = ?
                        """)
                .params(event, seat.id())
                .query(Holder.class)
                .optional()
                .orElse(null);
    }

    private void tell(
            long booking, String code, @Nullable Seat from, Seat to, Actor by, Instant now) {
        history.add(
                booking,
                now,
                by,
                What.SEAT_CHANGED,
                "%s: %s → %s".formatted(code, from == null ? "–" : from.label(), to.label()));
    }
}
