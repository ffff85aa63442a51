package dev.marquee.notification.content;

import dev.marquee.notification.content.text.PlainLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;

/**
 * An event that a booking is for takes place at another time, or elsewhere.
 *
 * @param event as it is now
 * @param tickets all of the booking's; they stay valid
 * @param link opens the booking, as in {@link BookingMail}
 * @param calendar the event's new version, as there
 * @param before as the buyer knows it
 */
public record ChangeMail(
        @Positive long bookingId,
        @NotBlank @Size(max = 200) String buyerName,
        @NotNull @Valid BookingMail.Event event,
        @NotNull @Size(min = 1, max = 500) List<BookingMail.@NotNull @Valid Ticket> tickets,
        @Nullable
                @Size(max = 1000)
                @Pattern(regexp = BookingMail.LINK, message = "{invalid.an-http-or-https}")
                String link,
        BookingMail.@Nullable @Valid Calendar calendar,
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
        return new BookingMail(bookingId, buyerName, event, tickets, link, calendar, null);
    }

    @Override
    public MailContent withoutSecrets() {
        return new ChangeMail(bookingId, buyerName, event, tickets, null, calendar, before);
    }

    @Override
    public String subjectName() {
        return PlainLine.title(event.name());
    }

    /** Tells what reads differently; the booking itself is told of by then. */
    void describe(Context page, MessageSource messages) {
        var timeBefore = EventTime.of(before, page.getLocale(), messages);
        var placeBefore = BookingMail.Event.place(before.location());
        var otherTime = !timeBefore.equals(page.getVariable("time"));
        var otherPlace = !placeBefore.equals(page.getVariable("location"));
        page.setVariable("timeBefore", otherTime ? timeBefore : null);
        page.setVariable("otherPlace", otherPlace);
        page.setVariable("locationBefore", placeBefore);
        page.setVariable(
                "what",
                otherTime && otherPlace
                        ? "both"
                        : otherTime ? "time" : otherPlace ? "place" : "details");
    }
}
