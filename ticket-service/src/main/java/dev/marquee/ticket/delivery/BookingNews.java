package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.MessageHandler;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a booking that its buyer is mailed about. The facts' key is the booking's id,
 * and after a colon what tells it from other facts of the same topic about the same booking.
 */
enum BookingNews {
    RESERVED("booking-reserved", "booking-reserved", null, false),
    CONFIRMED("booking-confirmed", "booking-confirmed", "booking.confirmed", true),
    CONFIRMED_AGAIN("booking-confirmed-again", "booking-confirmed", null, true),
    CORRECTED("booking-corrected", "booking-confirmed", "booking.updated", true),
    CANCELLED("booking-cancelled", "booking-cancelled", "booking.cancelled", false),
    REFUND_REQUESTED("refund-requested", "refund-requested", null, false),
    REFUND_APPROVED("refund-approved", "refund-approved", "booking.updated", false),
    REFUND_DONE("refund-done", "refund-done", null, false),
    REFUND_REJECTED("refund-rejected", "refund-rejected", null, true),
    PAYMENT_RETURNED("payment-returned", "payment-returned", null, false),
    PAYMENT_AWAITED("payment-awaited", "payment-awaited", null, false),
    PAYMENT_REMINDER("payment-reminder", "payment-reminder", null, false),
    TICKETS_CHANGED("tickets-changed", "tickets-changed", "booking.updated", true),
    DIFFERENCE_ASKED("difference-asked", "difference-asked", null, true),
    EVENT_CHANGED("event-changed", "event-changed", null, true),
    EVENT_CANCELLED("event-cancelled", "event-cancelled", "booking.cancelled", false);

    private final String topic;
    private final String mailKind;
    private final @Nullable String webhookType;
    private final boolean admits;

    BookingNews(String topic, String mailKind, @Nullable String webhookType, boolean admits) {
        this.topic = topic;
        this.mailKind = mailKind;
        this.webhookType = webhookType;
        this.admits = admits;
    }

    String topic() {
        return topic;
    }

    String mailKind() {
        return mailKind;
    }

    /** What programs are told as well; null for nothing. */
    @Nullable String webhookType() {
        return webhookType;
    }

    /** Whether the mail brings tickets to come with, so that void ones have no place in it. */
    boolean admits() {
        return admits;
    }

    /** Whether it is about money on its way back, which its payload names. */
    boolean isRefund() {
        return switch (this) {
            case REFUND_REQUESTED,
                    REFUND_APPROVED,
                    REFUND_DONE,
                    REFUND_REJECTED,
                    PAYMENT_RETURNED ->
                    true;
            default -> false;
        };
    }

    /** Whether it is about a change of tickets, which its payload names. */
    boolean isChange() {
        return this == TICKETS_CHANGED || this == DIFFERENCE_ASKED;
    }

    /** Whether it says how to pay, which nobody need know once it is paid or over. */
    boolean isToPay() {
        return this == PAYMENT_AWAITED || this == PAYMENT_REMINDER;
    }

    /** Whether whoever books causes it, and so whoever knows an address. */
    boolean limited() {
        return this != EVENT_CHANGED && this != EVENT_CANCELLED;
    }

    /** An event has a hundred thousand buyers at once; nobody's confirmation waits for them. */
    String lane() {
        return this == EVENT_CHANGED || this == EVENT_CANCELLED
                ? "event-news"
                : MessageHandler.MAIN_LANE;
    }
}
