package dev.marquee.ticket.booking;

import java.time.Instant;

/** What became of a booking, for its buyer and for all who follow bookings. */
public sealed interface BookingEvent {

    long bookingId();

    /** It is made, and waits for its confirmation. */
    record BookingReserved(long bookingId) implements BookingEvent {}

    /** Its tickets are good. */
    record BookingConfirmed(long bookingId) implements BookingEvent {}

    /**
     * Its tickets are to be sent once more.
     *
     * @param time another number each time
     */
    record TicketsResent(long bookingId, int time) implements BookingEvent {}

    /**
     * Its buyer's details were corrected.
     *
     * @param time another number each time
     * @param resend whether the tickets are sent to another address
     */
    record BuyerCorrected(long bookingId, int time, boolean resend) implements BookingEvent {}

    /** Its tickets are void. */
    record BookingCancelled(long bookingId) implements BookingEvent {}

    /**
     * Its event is at another time or place.
     *
     * @param version of the event's terms
     * @param details written as JSON for the mail
     */
    record EventRescheduled(long bookingId, long version, Object details) implements BookingEvent {}

    /** Its buyer asks for money back, and staff decide. */
    record RefundRequested(long bookingId, long refundId) implements BookingEvent {}

    /** Money of it goes back, and the tickets it was paid for are void. */
    record RefundApproved(long bookingId, long refundId) implements BookingEvent {}

    /** Staff said no, and its tickets are good again. */
    record RefundRejected(long bookingId, long refundId) implements BookingEvent {}

    /** Money of it has gone back. */
    record RefundDone(long bookingId, long refundId) implements BookingEvent {}

    /** Money that was not needed for it goes back. */
    record PaymentReturned(long bookingId, long refundId) implements BookingEvent {}

    /** Its buyer chose to pay later, and is told how. */
    record PaymentAwaited(long bookingId, long paymentId) implements BookingEvent {}

    /** Half of the time to pay it later is over. */
    record PaymentReminder(long bookingId, long paymentId) implements BookingEvent {}

    /** What it costs was paid. */
    record BookingPaid(long bookingId) implements BookingEvent {}

    /** It was not paid in time, and its tickets are on sale again. */
    record BookingExpired(long bookingId) implements BookingEvent {}

    /** Money of it is with who paid it. */
    record RefundCompleted(long bookingId, long refundId) implements BookingEvent {}

    /**
     * Money of it needs a person.
     *
     * @param about what does: {@code payment-31}, {@code refund-17}
     * @param reason why, as a code
     * @param at since when
     */
    record PaymentAttention(long bookingId, String about, String reason, Instant at)
            implements BookingEvent {}

    /** Some of its tickets have another type now, or moved to another event. */
    record TicketsChanged(long bookingId, long changeId) implements BookingEvent {}

    /** Its buyer is asked to pay the difference before tickets of it are changed. */
    record DifferenceAsked(long bookingId, long changeId) implements BookingEvent {}

    /**
     * Something became of one ticket that is not, or not only, its buyer's business.
     *
     * @param revision of the ticket then
     * @param transferId 0 where it has nothing to do with one
     */
    record HolderNews(long bookingId, Kind kind, long ticketId, int revision, long transferId)
            implements BookingEvent {

        /** What its holder, or who is to be that, is written. */
        public enum Kind {
            /** Somebody is offered the ticket. */
            OFFERED,
            /** Here is your ticket. */
            TICKET,
            /** The ticket that you had is another's now. */
            HANDED_ON,
            /** Who was offered your ticket does not want it. */
            DECLINED,
            /** Who was offered your ticket did not answer in time. */
            EXPIRED,
            /** Your ticket is void. */
            CANCELLED
        }
    }

    /** Its event does not take place, and its tickets are void but for those that were used. */
    record EventCancelled(long bookingId) implements BookingEvent {}
}
