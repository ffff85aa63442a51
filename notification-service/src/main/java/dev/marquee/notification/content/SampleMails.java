package dev.marquee.notification.content;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mails to nobody, for who wants to see what mails look like. Their links lead to a page where
 * everybody is asked who they are, and their codes open no door.
 */
public final class SampleMails {

    private static final BookingMail.Event EVENT =
            new BookingMail.Event(
                    "EV07",
                    "Lantern Night",
                    Instant.parse("2030-11-28T20:00:00Z"),
                    Instant.parse("2030-11-28T23:00:00Z"),
                    ZoneId.of("Europe/Lisbon"),
                    "Riverside Stage, Cais do Farol 8, Lisbon");
    private static final Instant UNTIL = Instant.parse("2030-11-21T18:42:00Z");
    private static final String NAME = "Nguyễn Văn A";
    private static final String OTHER = "Ana Ribeiro";
    private static final long BOOKING = 1184;

    private SampleMails() {}

    /**
     * A mail of a kind that organisers may put into their own words.
     *
     * @param site where its links lead
     * @throws IllegalArgumentException for all other kinds
     */
    public static MailContent of(MailKind kind, String site) {
        var link = site + "/lookup";
        if (kind.content() == ChangeMail.class)
            return new ChangeMail(
                    BOOKING,
                    NAME,
                    EVENT,
                    tickets(),
                    link,
                    null,
                    new ChangeMail.Before(
                            Instant.parse("2030-11-27T19:00:00Z"),
                            null,
                            EVENT.timeZone(),
                            EVENT.location()));
        if (kind.content() == TransferMail.class)
            return new TransferMail(
                    NAME,
                    OTHER,
                    EVENT,
                    "EV07-160",
                    "Standing",
                    kind == MailKind.TRANSFER_OFFERED ? link : null,
                    kind == MailKind.TRANSFER_OFFERED ? UNTIL : null);
        if (kind.content() == WaitingMail.class)
            return new WaitingMail(
                    NAME,
                    EVENT,
                    "Standing",
                    2,
                    null,
                    UNTIL,
                    kind == MailKind.WAITING_PASSED ? "declined" : null,
                    link);
        if (kind.content() == BookingMail.class)
            return new BookingMail(
                    BOOKING, NAME, EVENT, tickets(), link, null, UNTIL, payment(kind));
        throw new IllegalArgumentException(kind + " is the house's alone");
    }

    private static List<BookingMail.Ticket> tickets() {
        return List.of(ticket("EV07-160"), ticket("EV07-161"));
    }

    private static BookingMail.Ticket ticket(String code) {
        return new BookingMail.Ticket(code, "Standing", "SAMPLE " + code);
    }

    private static BookingMail.@Nullable Payment payment(MailKind kind) {
        var refund =
                switch (kind) {
                    case REFUND_REQUESTED,
                            REFUND_APPROVED,
                            REFUND_DONE,
                            REFUND_REJECTED,
                            PAYMENT_RETURNED,
                            EVENT_CANCELLED ->
                            new BigDecimal("43.00");
                    default -> null;
                };
        var instructions =
                kind == MailKind.PAYMENT_AWAITED || kind == MailKind.PAYMENT_REMINDER
                        ? new BookingMail.Instructions(
                                "bank-transfer", "RF71 0000 1184", "Cais Vivo\nIBAN …", null)
                        : null;
        return new BookingMail.Payment(
                "EUR", new BigDecimal("48.00"), null, null, refund, null, null, instructions);
    }
}
