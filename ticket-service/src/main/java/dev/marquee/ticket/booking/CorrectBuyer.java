package dev.marquee.ticket.booking;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.inventory.QuotaTransfer;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Corrects who bought a booking, for staff: a mistyped address is the usual reason. */
@Component
public class CorrectBuyer {

    /**
     * What the buyer's details are to be.
     *
     * @param name one line of plain text, 100 characters at most
     * @param phone as people write it, 20 characters at most; null for none
     */
    public record Buyer(String name, EmailAddress email, @Nullable String phone) {}

    private final JdbcClient jdbc;
    private final BookingChange change;
    private final QuotaTransfer quotas;
    private final BookingHistory history;
    private final BookingEvents events;
    private final boolean foldTags;

    public CorrectBuyer(
            JdbcClient jdbc,
            BookingChange change,
            QuotaTransfer quotas,
            BookingHistory history,
            BookingEvents events,
            BookingSettings settings) {
        this.jdbc = jdbc;
        this.change = change;
        this.quotas = quotas;
        this.history = history;
        this.events = events;
        this.foldTags = settings.foldTags();
    }

    /**
     * Corrects the buyer of a booking that is reserved or confirmed. Another address counts against
     * its own quota from now on, links that were mailed to the former one die, and a confirmed
     * booking's tickets are sent to the new one. The same details again change nothing.
     *
     * @param correction gets the booking, which nobody else changes meanwhile
     * @return the booking as it is now
     * @throws ErrorResponseException 409 {@code quota-exceeded}, with {@code quota} and {@code
     *     held}, if the new address would have too many tickets; 409 {@code invalid-state}, with
     *     the present {@code state}, if the booking is over or its buyer was erased; 404 if there
     *     is none
     */
    public Booking handle(long bookingId, Function<Booking, Buyer> correction, Actor by) {
        return change.of(
                bookingId, (booking, now) -> correct(booking, correction.apply(booking), by, now));
    }

    private void correct(Booking booking, Buyer buyer, Actor by, Instant now) {
        var before = new Buyer(booking.buyerName(), booking.buyerEmail(), booking.buyerPhone());
        if (before.equals(buyer)) return;
        if (!booking.status().mayBecomeCancelled()) throw InvalidState.of(booking, "corrected");
        if (booking.isErased())
            throw InvalidState.because(
                    "booking",
                    "corrected",
                    Text.of("problem.because.buyer-erased"),
                    booking.status().word());
        var counted = counted(booking, buyer);
        if (!counted.equals(booking.quotaEmail())) count(booking, counted);
        jdbc.sql(
                        """
                        update booking set buyer_name = :name, buyer_email = :email, buyer_phone = :phone, quota_email = :counted
                        where id = :id
                        """)
                .param("name", buyer.name)
                .param("email", buyer.email.value())
                .param("phone", buyer.phone)
                .param("counted", counted.value())
                .param("id", booking.id())
                .update();
        if (booking.offer() != null)
            jdbc.sql("update offer_use set quota_email = ? where booking_id = ?")
                    .params(counted.value(), booking.id())
                    .update();
        note(booking, What.BUYER_NAME_CHANGED, before.name, buyer.name, by, now);
        note(booking, What.BUYER_EMAIL_CHANGED, before.email.value(), buyer.email.value(), by, now);
        note(booking, What.BUYER_PHONE_CHANGED, before.phone, buyer.phone, by, now);
        if (booking.status() == BookingStatus.CONFIRMED)
            publish(booking.id(), !before.email.equals(buyer.email));
    }

    /** What the event's own people took counts for nobody's quota. */
    private EmailAddress counted(Booking booking, Buyer buyer) {
        if (booking.quotaEmail().value().endsWith(Booking.NO_ADDRESS)) return booking.quotaEmail();
        return foldTags ? buyer.email.withoutTag() : buyer.email;
    }

    private void count(Booking booking, EmailAddress to) {
        var event = booking.event();
        var live =
                booking.tickets().stream()
                        .filter(ticket -> ticket.status() != TicketStatus.CANCELLED)
                        .collect(Collectors.toMap(Ticket::ticketTypeId, t -> 1, Integer::sum));
        var held = quotas.held(event.eventId(), to.value());
        if (held + booking.live() > event.quota())
            throw tooMany(null, event.quota(), held, booking.live());
        live.forEach((type, n) -> checkType(event.eventId(), to, type, n));
        quotas.move(event.eventId(), booking.quotaEmail().value(), to.value(), live);
    }

    private void checkType(long event, EmailAddress to, long type, int n) {
        var row =
                jdbc.sql("select name, quota from ticket_type where event_id = ? and id = ?")
                        .params(event, type)
                        .query(TypeQuota.class)
                        .single();
        if (row.quota == null) return;
        var held = quotas.heldOfType(event, to.value(), type);
        if (held + n > row.quota) throw tooMany(row.name, row.quota, held, n);
    }

    private record TypeQuota(String name, @Nullable Integer quota) {}

    private static ErrorResponseException tooMany(
            @Nullable String type, int quota, int held, int more) {
        return Problems.problem(
                CONFLICT,
                "quota-exceeded",
                Text.of(
                        type == null
                                ? "problem.quota-exceeded.correct.event"
                                : "problem.quota-exceeded.correct.type",
                        quota,
                        type,
                        held,
                        more),
                Map.of("quota", quota, "held", held));
    }

    private void note(
            Booking booking,
            What what,
            @Nullable String before,
            @Nullable String after,
            Actor by,
            Instant now) {
        if (Objects.equals(before, after)) return;
        history.add(booking.id(), now, by, what, shown(before) + " → " + shown(after));
    }

    private static String shown(@Nullable String value) {
        return value == null ? "–" : value;
    }

    private void publish(long booking, boolean resend) {
        events.publish(
                new BookingEvent.BuyerCorrected(booking, history.of(booking).size(), resend));
    }
}
