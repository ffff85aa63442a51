package dev.marquee.ticket.booking;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.Outbox.Draft;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Publishes what became of bookings, in the transaction in which it does. */
@Component
public class BookingEvents {

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
            case BookingEvent.PaymentReturned(var booking, var refund) ->
                    about("payment-returned", booking, refund, json);
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
