package dev.marquee.ticket.backoffice;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.PersonName;
import dev.marquee.platform.value.PhoneNumber;
import dev.marquee.platform.value.Telephone;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.CorrectBuyer.Buyer;
import dev.marquee.ticket.checkout.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A buyer's details as staff types them.
 *
 * @param seen the address when the form was opened
 */
record BuyerForm(
        @NotBlank @Size(max = 100) @PlainText @PersonName @Nullable String name,
        @Size(max = 254) @Nullable String email,
        @Telephone @Nullable String phone,
        @Nullable String seen) {

    BuyerForm {
        phone = PhoneNumber.cleaned(phone);
    }

    static BuyerForm of(Booking booking) {
        return new BuyerForm(
                booking.buyerName(),
                Booking.shownEmail(booking.buyerEmail().value()),
                booking.buyerPhone(),
                booking.buyerEmail().value());
    }

    /**
     * The details; empty where the address is none. A buyer who gave no address need not have one.
     */
    Optional<Buyer> buyer(Booking booking) {
        var stored = booking.buyerEmail().value();
        var typed = Objects.requireNonNullElse(email, "");
        return EmailAddress.parse(
                        typed.isBlank() && stored.endsWith(Booking.NO_ADDRESS) ? stored : typed)
                .map(address ->
                        new Buyer(
                                Objects.requireNonNullElse(name, "").strip(),
                                address,
                                blankIsNull(phone)));
    }

    /** Whether somebody gave the booking another address since the form was opened. */
    boolean isOutdated(Booking booking) {
        return seen != null && !seen.equals(booking.buyerEmail().value());
    }

    static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
