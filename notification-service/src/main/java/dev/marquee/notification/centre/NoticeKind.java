package dev.marquee.notification.centre;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The notifications there are. Those that a mail goes with are called as the mail is. */
enum NoticeKind {
    BOOKING_RESERVED(Topic.BOOKING),
    BOOKING_CONFIRMED(Topic.BOOKING),
    BOOKING_CANCELLED(Topic.BOOKING),
    TICKETS_CHANGED(Topic.BOOKING),
    HOLDER_TICKET(Topic.BOOKING),
    HOLDER_CANCELLED(Topic.BOOKING),
    TRANSFER_OFFERED(Topic.BOOKING),
    TRANSFER_DECLINED(Topic.BOOKING),
    TRANSFER_EXPIRED(Topic.BOOKING),
    TICKET_HANDED_ON(Topic.BOOKING),
    DIFFERENCE_ASKED(Topic.PAYMENT),
    PAYMENT_AWAITED(Topic.PAYMENT),
    PAYMENT_REMINDER(Topic.PAYMENT),
    PAYMENT_RETURNED(Topic.PAYMENT),
    REFUND_REQUESTED(Topic.REFUND),
    REFUND_APPROVED(Topic.REFUND),
    REFUND_DONE(Topic.REFUND),
    REFUND_REJECTED(Topic.REFUND),
    EVENT_CHANGED(Topic.EVENT_CHANGED),
    EVENT_CANCELLED(Topic.EVENT_CANCELLED),
    ACCOUNT_CHANGED(Topic.SECURITY),
    ROLE_DECISION(Topic.SECURITY),
    WAITING_OFFERED(Topic.WAITING_LIST),
    WAITING_RAN_OUT(Topic.WAITING_LIST),
    WAITING_PASSED(Topic.WAITING_LIST),
    WAITING_CLOSED(Topic.WAITING_LIST),
    COMPLAINT_ANSWERED(Topic.COMPLAINT),
    COMPLAINT_CAME(Topic.COMPLAINT_QUEUE, false),
    COMPLAINT_ASSIGNED(Topic.ASSIGNED, false),
    MESSAGE_REVIEW(Topic.ASSIGNED, false),
    MESSAGE_HELD(Topic.ASSIGNED, false),
    TEMPLATE_BROKEN(Topic.ASSIGNED, false),
    LEDGER_BROKEN(Topic.ASSIGNED, false),
    WAITING_STUCK(Topic.ASSIGNED, false),
    REMINDER(Topic.REMINDER, false),
    MESSAGE(Topic.MESSAGE, false),
    REPORT_READY(Topic.REPORT, false);

    private final Topic topic;
    private final boolean mailed;

    NoticeKind(Topic topic) {
        this(topic, true);
    }

    /**
     * @param mailed whether it goes with a mail, and has its words
     */
    NoticeKind(Topic topic, boolean mailed) {
        this.topic = topic;
        this.mailed = mailed;
    }

    Topic topic() {
        return topic;
    }

    boolean hasWordsOfMail() {
        return mailed;
    }

    /** Its name on the wire, in the database and in the message bundles. */
    @JsonValue
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<NoticeKind> of(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
