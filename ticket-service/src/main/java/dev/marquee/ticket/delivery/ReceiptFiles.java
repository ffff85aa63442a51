package dev.marquee.ticket.delivery;

import dev.marquee.platform.language.Languages;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.client.NotificationClient.Attachment;
import dev.marquee.ticket.receipt.Receipt;
import dev.marquee.ticket.receipt.ReceiptKind;
import dev.marquee.ticket.receipt.ReceiptPdf;
import dev.marquee.ticket.receipt.Receipts;
import dev.marquee.ticket.refund.Refund;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The receipts that come with mails. They are printed when the mail is handed over, and not kept.
 */
@Component
class ReceiptFiles {

    /** Mail servers refuse large mails; the booking's page has every receipt. */
    private static final int LARGEST = 2 * 1024 * 1024;

    private final Receipts receipts;
    private final ReceiptPdf pdf;
    private final Languages languages;

    ReceiptFiles(Receipts receipts, ReceiptPdf pdf, Languages languages) {
        this.receipts = receipts;
        this.pdf = pdf;
        this.languages = languages;
    }

    /** Whether a mail of that kind comes with a receipt of the booking. */
    static boolean comeWith(BookingNews news, Booking booking) {
        if (booking.amounts().paidMinor() == 0) return false;
        return switch (news) {
            case CONFIRMED, CONFIRMED_AGAIN, REFUND_DONE -> true;
            default -> false;
        };
    }

    /** What comes with a mail about a booking; nothing with most. */
    List<Attachment> of(BookingNews news, Booking booking, Optional<Refund> refund) {
        if (!comeWith(news, booking)) return List.of();
        return switch (news) {
            case CONFIRMED, CONFIRMED_AGAIN ->
                    receipts.ofBooking(booking.id()).stream()
                            .filter(receipt -> receipt.kind() != ReceiptKind.CREDIT_NOTE)
                            .findFirst()
                            .map(receipt -> file(receipt, booking))
                            .orElse(List.of());
            case REFUND_DONE ->
                    refund.flatMap(one -> receipts.ofRefund(one.id()))
                            .map(receipt -> file(receipt, booking))
                            .orElse(List.of());
            default -> List.of();
        };
    }

    private List<Attachment> file(Receipt receipt, Booking booking) {
        var content = pdf.print(receipt, languages.orHouse(booking.locale()));
        return content.length > LARGEST
                ? List.of()
                : List.of(new Attachment(receipt.fileName(), "application/pdf", content));
    }
}
