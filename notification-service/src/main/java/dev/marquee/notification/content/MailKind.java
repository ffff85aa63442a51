package dev.marquee.notification.content;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.marquee.platform.queue.Priority;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** The mails this service can write. */
public enum MailKind {
    BOOKING_RESERVED("booking-reserved", BookingMail.class, Priority.NORMAL),
    BOOKING_CONFIRMED("booking-confirmed", BookingMail.class, Priority.NORMAL),
    BOOKING_CANCELLED("booking-cancelled", BookingMail.class, Priority.NORMAL),
    REFUND_REQUESTED("refund-requested", BookingMail.class, Priority.NORMAL),
    REFUND_APPROVED("refund-approved", BookingMail.class, Priority.NORMAL),
    REFUND_DONE("refund-done", BookingMail.class, Priority.NORMAL),
    REFUND_REJECTED("refund-rejected", BookingMail.class, Priority.NORMAL),
    PAYMENT_RETURNED("payment-returned", BookingMail.class, Priority.NORMAL),
    PAYMENT_AWAITED("payment-awaited", BookingMail.class, Priority.NORMAL),
    PAYMENT_REMINDER("payment-reminder", BookingMail.class, Priority.NORMAL),
    TICKETS_CHANGED("tickets-changed", BookingMail.class, Priority.NORMAL),
    DIFFERENCE_ASKED("difference-asked", BookingMail.class, Priority.NORMAL),
    EVENT_CHANGED("event-changed", ChangeMail.class, Priority.NORMAL),
    EVENT_CANCELLED("event-cancelled", BookingMail.class, Priority.NORMAL),
    HOLDER_TICKET("holder-ticket", BookingMail.class, Priority.NORMAL),
    HOLDER_CANCELLED("holder-cancelled", BookingMail.class, Priority.NORMAL),
    TRANSFER_OFFERED("transfer-offered", TransferMail.class, Priority.NORMAL),
    TRANSFER_DECLINED("transfer-declined", TransferMail.class, Priority.NORMAL),
    TRANSFER_EXPIRED("transfer-expired", TransferMail.class, Priority.NORMAL),
    TICKET_HANDED_ON("ticket-handed-on", TransferMail.class, Priority.NORMAL),
    WAITING_CONFIRM("waiting-confirm", WaitingMail.class, Priority.URGENT),
    WAITING_OFFERED("waiting-offered", WaitingMail.class, Priority.NORMAL),
    WAITING_RAN_OUT("waiting-ran-out", WaitingMail.class, Priority.NORMAL),
    WAITING_PASSED("waiting-passed", WaitingMail.class, Priority.NORMAL),
    WAITING_CLOSED("waiting-closed", WaitingMail.class, Priority.NORMAL),
    LOOKUP_LINK("lookup-link", LookupMail.class, Priority.URGENT),
    VERIFY_EMAIL("verify-email", LinkMail.class, Priority.URGENT),
    PASSWORD_RESET("password-reset", LinkMail.class, Priority.URGENT),
    ACCOUNT_EXISTS("account-exists", LinkMail.class, Priority.URGENT),
    INVITATION("invitation", LinkMail.class, Priority.NORMAL),
    ROLE_DECISION("role-decision", RoleMail.class, Priority.LATER),
    ACCOUNT_CHANGED("account-changed", AccountMail.class, Priority.NORMAL),
    COMPLAINT_CONFIRM("complaint-confirm", ComplaintMail.class, Priority.LATER),
    COMPLAINT_RECEIVED("complaint-received", ComplaintMail.class, Priority.LATER),
    COMPLAINT_ANSWERED("complaint-answered", ComplaintMail.class, Priority.LATER),
    AUDIT_HEAD("audit-head", HeadMail.class, Priority.LATER),
    WEBHOOK_PAUSED("webhook-paused", WebhookMail.class, Priority.LATER),
    MESSAGE_SERVICE("message-service", MessageMail.class, Priority.BULK, MailClass.SERVICE),
    MESSAGE_NEWS("message-news", MessageMail.class, Priority.BULK, MailClass.NEWS),
    MESSAGE_TEST("message-test", MessageMail.class, Priority.LATER),
    EVENT_DETAIL("event-detail", MessageMail.class, Priority.LATER, MailClass.SERVICE),
    NOTIFICATION("notification", NoticeMail.class, Priority.LATER, MailClass.SERVICE),
    NOTIFICATION_DIGEST("notification-digest", NoticeMail.class, Priority.BULK, MailClass.SERVICE),
    REPORT_SCHEDULED("report-scheduled", ReportMail.class, Priority.LATER),
    REPORT_CONFIRM("report-confirm", ReportMail.class, Priority.LATER),
    REPORT_PAUSED("report-paused", ReportMail.class, Priority.LATER),
    TEMPLATE_TEST("template-test", TemplateTestMail.class, Priority.LATER);

    private final String slug;
    private final Class<? extends MailContent> content;
    private final Priority priority;
    private final MailClass mailClass;

    /** A kind that nobody can refuse. */
    MailKind(String slug, Class<? extends MailContent> content, Priority priority) {
        this(slug, content, priority, MailClass.REQUIRED);
    }

    MailKind(
            String slug,
            Class<? extends MailContent> content,
            Priority priority,
            MailClass mailClass) {
        this.slug = slug;
        this.content = content;
        this.priority = priority;
        this.mailClass = mailClass;
    }

    public Priority priority() {
        return priority;
    }

    /** Whether its reader may refuse it. */
    public MailClass mailClass() {
        return mailClass;
    }

    /** How long delivery is tried. */
    public Duration patience() {
        return switch (priority) {
            case URGENT -> Duration.ofMinutes(30);
            case NORMAL -> Duration.ofHours(48);
            case LATER -> Duration.ofHours(24);
            case BULK -> Duration.ofHours(72);
        };
    }

    /** The kind by its name on the wire, in the database and in the message bundles. */
    public static Optional<MailKind> of(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug.equals(slug)).findFirst();
    }

    @JsonValue
    public String slug() {
        return slug;
    }

    /** The type of its facts. */
    public Class<? extends MailContent> content() {
        return content;
    }

    /** The name of its templates; letters that say much the same share theirs. */
    String template() {
        return switch (this) {
            case REFUND_REQUESTED,
                    REFUND_APPROVED,
                    REFUND_DONE,
                    REFUND_REJECTED,
                    PAYMENT_RETURNED ->
                    "refund";
            case PAYMENT_AWAITED, PAYMENT_REMINDER -> "payment-due";
            case TICKETS_CHANGED, HOLDER_TICKET -> "booking-confirmed";
            case HOLDER_CANCELLED -> "booking-cancelled";
            case TRANSFER_OFFERED, TRANSFER_DECLINED, TRANSFER_EXPIRED, TICKET_HANDED_ON ->
                    "transfer";
            case WAITING_CONFIRM,
                    WAITING_OFFERED,
                    WAITING_RAN_OUT,
                    WAITING_PASSED,
                    WAITING_CLOSED ->
                    "waiting";
            case COMPLAINT_CONFIRM, COMPLAINT_RECEIVED, COMPLAINT_ANSWERED -> "complaint";
            case MESSAGE_SERVICE, MESSAGE_NEWS, MESSAGE_TEST -> "message";
            case NOTIFICATION_DIGEST -> "notification";
            default -> content == LinkMail.class ? "account-link" : slug;
        };
    }

    /** Whether organisers may put it into their own words: it is about their event. */
    public boolean isTemplatable() {
        return content == BookingMail.class
                || content == ChangeMail.class
                || content == TransferMail.class
                || content == WaitingMail.class;
    }

    /** Whether a person wrote it, whom a person may answer. */
    public boolean isPersonal() {
        return this == COMPLAINT_ANSWERED;
    }

    /** Whether it is sent because a mail or a form of its reader came. */
    public boolean isReply() {
        return this == COMPLAINT_RECEIVED || this == COMPLAINT_CONFIRM;
    }

    /** Whether its tickets open the door, so that each needs its code as a picture. */
    public boolean admits() {
        return this == BOOKING_CONFIRMED || this == TICKETS_CHANGED || this == HOLDER_TICKET;
    }
}
