package dev.marquee.customer.complaint.refund;

import dev.marquee.customer.client.RefundClient;
import dev.marquee.customer.client.RefundClient.Booking;
import dev.marquee.customer.client.RefundClient.Decision;
import dev.marquee.customer.client.RefundClient.Offer;
import dev.marquee.customer.complaint.Complaint;
import dev.marquee.platform.web.Problems;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.ResourceAccessException;

/**
 * Decides about the money of a complaint's booking. ticket-service decides; nothing is noted here
 * before it has, and what it says of the refund comes back by {@link RefundNews}.
 */
@Component
class RefundFlow {

    private final RefundClient refunds;

    RefundFlow(RefundClient refunds) {
        this.refunds = refunds;
    }

    /**
     * The booking with its tickets.
     *
     * @throws ErrorResponseException 409 no-booking where the complaint is about none; 503
     *     service-unavailable where ticket-service is away
     */
    Booking booking(Complaint complaint) {
        var id = id(complaint);
        return asked(() -> refunds.booking(id));
    }

    /** What a decision would mean; as {@link #booking} refuses, and as ticket-service does. */
    Offer preview(Complaint complaint, Decision decision) {
        var id = id(complaint);
        return asked(() -> refunds.preview(id, decision));
    }

    /**
     * Decides. Repeated with the same number, whether the first answer came or not, nothing more
     * happens.
     *
     * @param number which decision about this complaint it is, from 1
     */
    Booking decide(Complaint complaint, int number, Decision decision) {
        var id = id(complaint);
        var key = "complaint-%d-%d".formatted(complaint.id(), number);
        return asked(() -> refunds.decide(id, key, decision));
    }

    private static long id(Complaint complaint) {
        var booking = complaint.subject().bookingId();
        if (booking != null) return booking;
        throw Problems.problem(
                HttpStatus.CONFLICT, "no-booking", "This complaint is about no booking.");
    }

    private static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (ResourceAccessException | HttpServerErrorException away) {
            throw Problems.problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "service-unavailable",
                    "Bookings cannot be reached just now. Nothing was decided that you know of; the same click again is safe.");
        } catch (HttpClientErrorException.NotFound none) {
            throw Problems.notFound("booking");
        } catch (HttpClientErrorException refused) {
            throw Problems.problem(
                    HttpStatus.CONFLICT,
                    "refund-refused",
                    "The refund was refused: the booking is not paid, or its tickets are used or void.");
        }
    }
}
