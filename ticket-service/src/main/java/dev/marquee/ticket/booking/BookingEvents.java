package dev.marquee.ticket.booking;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.Outbox.Draft;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Publishes what became of bookings, in the transaction in which it does. */
@Component
public class BookingEvents {

    /** The topic of what happens to money. */
    public static final String MONEY = "money-webhooks";

    /** The topic of what holders of single tickets hear. */
    public static final String HOLDERS = "holder-news";

    private final Outbox outbox;
    private final JsonMapper json;

    public BookingEvents(Outbox outbox, JsonMapper json) {
        this.outbox = outbox;
        this.json = json;
    }

    public void publish(BookingEvent event) {
        publishAll(List.of(event));
    }

    public void publishAll(List<? extends BookingEvent> events) {
        outbox.publishAll(events.stream().map(event -> message(event, json)).toList());
    }

    /** Publishes it now, to be delivered after a while. */
    public void publishLater(BookingEvent event, Duration delay) {
        var message = message(event, json);
        outbox.publishLater(
                message.topic(), message.key(), json.readTree(message.payload()), delay);
    }

    /** The message that says it. */
    public static Draft message(BookingEvent event, JsonMapper json) {
        var id = event.bookingId();
        return switch (event) {
            case BookingEvent.BookingReserved reserved -> about("booking-reserved", id);
            case BookingEvent.BookingConfirmed confirmed -> about("booking-confirmed", id);
            case BookingEvent.BookingCancelled cancelled -> about("booking-cancelled", id);
            case BookingEvent.EventCancelled cancelled -> about("event-cancelled", id);
            case BookingEvent.RefundRequested(var booking, var refund) ->
                    about("refund-requested", booking, refund, json);
            case BookingEvent.RefundApproved(var booking, var refund) ->
                    about("refund-approved", booking, refund, json);
            case BookingEvent.RefundRejected(var booking, var refund) ->
                    about("refund-rejected", booking, refund, json);
            case BookingEvent.RefundDone(var booking, var refund) ->
                    about("refund-done", booking, refund, json);
            case BookingEvent.PaymentReturned(var booking, var refund) ->
                    about("payment-returned", booking, refund, json);
            case BookingEvent.PaymentAwaited(var booking, var payment) ->
                    aboutPayment("payment-awaited", booking, payment, json);
            case BookingEvent.PaymentReminder(var booking, var payment) ->
                    aboutPayment("payment-reminder", booking, payment, json);
            case BookingEvent.TicketsChanged(var booking, var change) ->
                    aboutChange("tickets-changed", booking, change, json);
            case BookingEvent.DifferenceAsked(var booking, var change) ->
                    aboutChange("difference-asked", booking, change, json);
            case BookingEvent.HolderNews news ->
                    new Draft(
                            HOLDERS,
                            "%d:%s:%d:%d:%d"
                                    .formatted(
                                            id,
                                            news.kind(),
                                            news.ticketId(),
                                            news.revision(),
                                            news.transferId()),
                            json.writeValueAsString(news));
            case BookingEvent.BookingPaid paid ->
                    money("booking.paid", id, String.valueOf(id), Map.of(), json);
            case BookingEvent.BookingExpired expired ->
                    money("booking.expired", id, String.valueOf(id), Map.of(), json);
            case BookingEvent.RefundCompleted(var booking, var refund) ->
                    money(
                            "refund.completed",
                            booking,
                            String.valueOf(refund),
                            Map.of("refund_id", refund),
                            json);
            case BookingEvent.PaymentAttention(var booking, var about, var reason, var at) ->
                    money(
                            "payment.attention",
                            booking,
                            about + ":" + reason + ":" + at.toEpochMilli(),
                            Map.of("about", about, "reason", reason),
                            json);
            case BookingEvent.TicketsResent resent ->
                    new Draft(
                            "booking-confirmed-again", id + ":again-" + resent.time(), payload(id));
            case BookingEvent.BuyerCorrected corrected ->
                    new Draft(
                            "booking-corrected",
                            id + ":corrected-" + corrected.time(),
                            json.writeValueAsString(
                                    Map.of("booking_id", id, "resend", corrected.resend())));
            case BookingEvent.EventRescheduled rescheduled ->
                    new Draft(
                            "event-changed",
                            id + ":" + rescheduled.version(),
                            json.writeValueAsString(rescheduled.details()));
        };
    }

    private static Draft aboutPayment(String topic, long booking, long payment, JsonMapper json) {
        return new Draft(
                topic,
                booking + ":" + payment,
                json.writeValueAsString(Map.of("booking_id", booking, "payment_id", payment)));
    }

    private static Draft aboutChange(String topic, long booking, long change, JsonMapper json) {
        return new Draft(
                topic,
                booking + ":" + change,
                json.writeValueAsString(Map.of("booking_id", booking, "change_id", change)));
    }

    /** What only programs are told of, once for each key. */
    private static Draft money(
            String type, long booking, String once, Map<String, Object> more, JsonMapper json) {
        var payload = new TreeMap<>(more);
        payload.put("type", type);
        payload.put("booking_id", booking);
        return new Draft(MONEY, type + ":" + once, json.writeValueAsString(payload));
    }

    private static Draft about(String topic, long id) {
        return new Draft(topic, String.valueOf(id), payload(id));
    }

    private static Draft about(String topic, long booking, long refund, JsonMapper json) {
        return new Draft(
                topic,
                booking + ":" + refund,
                json.writeValueAsString(Map.of("booking_id", booking, "refund_id", refund)));
    }

    private static String payload(long id) {
        return "{\"booking_id\":" + id + "}";
    }
}
