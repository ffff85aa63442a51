package dev.marquee.notification.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that a booking is for takes place at another time, or elsewhere.
 *
 * @param event as it is now
 * @param tickets all of the booking's; they stay valid
 * @param before as the buyer knows it
 */
public record ChangeMail(
        @Positive long bookingId,
        @NotBlank @Size(max = 200) String buyerName,
        @NotNull @Valid BookingMail.Event event,
        @NotNull @Size(min = 1, max = 500) List<BookingMail.@NotNull @Valid Ticket> tickets,
        @NotNull @Valid Before before)
        implements MailContent {

    /** When and where it was going to be. */
    public record Before(
            @NotNull Instant startsAt,
            @Nullable Instant endsAt,
            @NotNull ZoneId timeZone,
            @Nullable @Size(max = 500) String location) {}

    /** The booking itself, as other mails tell of it. */
    BookingMail booking() {
        return new BookingMail(bookingId, buyerName, event, tickets, null);
    }
}
