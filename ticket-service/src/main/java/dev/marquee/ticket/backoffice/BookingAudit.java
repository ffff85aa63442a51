package dev.marquee.ticket.backoffice;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.ticket.booking.BookingHistory.What;
import dev.marquee.ticket.booking.StaffWitness;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what staff does to bookings to the audit trail. */
@Component
class BookingAudit implements StaffWitness {

    private final AuditTrail trail;

    BookingAudit(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public void saw(long bookingId, What what, @Nullable String detail) {
        trail.record(action(what), "booking:" + bookingId, withoutNames(what, detail));
    }

    private static String action(What what) {
        return switch (what) {
            case CONFIRMED -> "booking.confirmed";
            case CANCELLED, EVENT_CANCELLED -> "booking.cancelled";
            case TICKET_CANCELLED -> "ticket.cancelled";
            case ATTENDEE_CHANGED -> "attendee.renamed";
            case CONFIRMATION_RESENT -> "booking.resent";
            case BUYER_NAME_CHANGED -> "buyer.renamed";
            case BUYER_EMAIL_CHANGED -> "buyer.email-changed";
            case BUYER_PHONE_CHANGED -> "buyer.phone-changed";
            case EVENT_CHANGED -> "booking.changed";
            case EXPIRED -> "booking.expired";
            case PAID -> "booking.paid";
            case PAYMENT_DECLINED -> "payment.declined";
            case PAYMENT_RETURNED -> "payment.returned";
            case REFUND_REQUESTED -> "refund.requested";
            case REFUND_APPROVED -> "refund.approved";
            case REFUND_REJECTED -> "refund.rejected";
            case REFUNDED -> "refund.completed";
            case MAIL_NOT_SENT -> "mail.not-sent";
            case TICKETS_CHANGED -> "tickets.changed";
            case DIFFERENCE_ASKED -> "difference.asked";
            case DIFFERENCE_PAID -> "difference.paid";
            case DIFFERENCE_WITHDRAWN -> "difference.withdrawn";
            case NO_SHOW -> "ticket.no-show";
            case TRANSFER_OFFERED -> "ticket.offered";
            case TRANSFER_DECLINED -> "ticket.declined";
            case TRANSFER_WITHDRAWN -> "ticket.offer-withdrawn";
            case TICKET_TRANSFERRED -> "ticket.transferred";
            case NO_SHOW_UNDONE -> "ticket.no-show-undone";
            case OFFERED_FROM_LIST -> "booking.offered";
            case SEAT_CHANGED -> "ticket.seat-changed";
        };
    }

    /**
     * The trail outlives an erased person: of a new name it keeps which ticket has it, of an
     * address what tells two of them apart. The booking's history has the rest.
     */
    private static String withoutNames(What what, @Nullable String detail) {
        if (detail == null) return "";
        return switch (what) {
            case ATTENDEE_CHANGED,
                    TRANSFER_OFFERED,
                    TRANSFER_DECLINED,
                    TRANSFER_WITHDRAWN,
                    TICKET_TRANSFERRED ->
                    detail.replaceFirst(":.*", "");
            case BUYER_NAME_CHANGED, BUYER_PHONE_CHANGED -> "";
            case BUYER_EMAIL_CHANGED -> detail.replaceAll("(?<=^| )([^@ ])[^@ ]*@", "$1…@");
            default -> detail;
        };
    }
}
