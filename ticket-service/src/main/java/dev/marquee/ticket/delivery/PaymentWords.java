package dev.marquee.ticket.delivery;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.listing.PayMethod;
import dev.marquee.ticket.payment.Payment;
import dev.marquee.ticket.payment.Payments;
import dev.marquee.ticket.payment.method.TransferReference;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What mails say of a payment that is still to come. */
@Component
class PaymentWords {

    /**
     * How to pay.
     *
     * @param tickets what is paid for; those that are to be changed, as they will be
     */
    record Words(BookingMail.Payment payment, List<Ticket> tickets) {}

    private final Payments payments;
    private final ChangeWords changeWords;
    private final JsonMapper json;

    PaymentWords(Payments payments, ChangeWords changeWords, JsonMapper json) {
        this.payments = payments;
        this.changeWords = changeWords;
        this.json = json;
    }

    /** Null if that is not to be done any more. */
    @Nullable Words of(String payload, Booking booking) {
        return payments.find(json.readTree(payload).path("payment_id").asLong())
                .filter(Payment::isPending)
                .flatMap(payment ->
                        tickets(payment, booking)
                                .map(tickets -> new Words(of(payment, booking), tickets)))
                .orElse(null);
    }

    private Optional<List<Ticket>> tickets(Payment payment, Booking booking) {
        var change = payment.changeId();
        if (change == null)
            return booking.status() == BookingStatus.PENDING_PAYMENT
                    ? Optional.of(booking.tickets())
                    : Optional.empty();
        return Optional.ofNullable(changeWords.open(change)).map(words -> words.tickets(booking));
    }

    private static BookingMail.Payment of(Payment payment, Booking booking) {
        var isTransfer = payment.method().equals(PayMethod.BANK_TRANSFER.word());
        var reference =
                Objects.requireNonNullElseGet(
                        payment.providerRef(), () -> TransferReference.of(payment.id()));
        return new BookingMail.Payment(
                payment.currency(),
                Money.text(payment.amountMinor(), payment.currency()),
                null,
                null,
                null,
                null,
                null,
                new BookingMail.Instructions(
                        payment.method(),
                        TransferReference.spaced(reference),
                        isTransfer ? booking.event().payment().bankDetails() : null,
                        payment.changeId() == null ? null : true));
    }
}
