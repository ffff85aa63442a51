package dev.marquee.ticket.booking;

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

    /** Money that was not needed for it goes back. */
    record PaymentReturned(long bookingId, long refundId) implements BookingEvent {}

    /** Its event does not take place, and its tickets are void but for those that were used. */
    record EventCancelled(long bookingId) implements BookingEvent {}
}
