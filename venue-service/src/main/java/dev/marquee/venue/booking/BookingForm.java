package dev.marquee.venue.booking;

import dev.marquee.platform.value.PlainText;
import dev.marquee.platform.words.Text;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A hire as it is typed into the page: as text, so that what is wrong comes back as it was.
 *
 * @param startsAt and {@code endsAt}: by the venue's clock
 * @param version of the hire that was looked at; empty for a new one
 */
record BookingForm(
        @Nullable String startsAt,
        @Nullable String endsAt,
        @Nullable String note,
        @Nullable String version) {

    private static final int LONGEST_NOTE = 500;

    /** An evening of that day. */
    static BookingForm on(LocalDate day) {
        return new BookingForm(
                day.atTime(18, 0).toString(), day.atTime(22, 0).toString(), null, null);
    }

    static BookingForm of(VenueBooking booking) {
        return new BookingForm(
                booking.starts().toLocalDateTime().toString(),
                booking.ends().toLocalDateTime().toString(),
                booking.note(),
                String.valueOf(booking.version()));
    }

    /** The same, having seen what the hire is now. */
    BookingForm onTopOf(VenueBooking booking) {
        return new BookingForm(startsAt, endsAt, note, String.valueOf(booking.version()));
    }

    /** The version that was looked at; one that is none was never there. */
    long seenVersion() {
        return version != null && version.matches("\\d{1,18}") ? Long.parseLong(version) : -1;
    }

    /** When it begins, as far as it is a time: for the calendar to go back to. */
    LocalDate day(LocalDate otherwise) {
        try {
            return startsAt == null
                    ? otherwise
                    : LocalDateTime.parse(startsAt).truncatedTo(ChronoUnit.DAYS).toLocalDate();
        } catch (java.time.DateTimeException e) {
            return otherwise;
        }
    }

    /** The same, read by a venue's clock; null if something is wrong, and then it is rejected. */
    @Nullable Period period(ZoneId zone, Errors errors) {
        try {
            return Period.read(startsAt, endsAt, zone);
        } catch (Period.Wrong e) {
            e.reject(errors);
            return null;
        }
    }

    /** What the hire is for, in words. */
    @Nullable String checkedNote(Errors errors) {
        if (note != null && note.length() > LONGEST_NOTE)
            Text.of("invalid.at-most-500-characters", "note", LONGEST_NOTE, 0)
                    .reject(errors, "note", "Size");
        else if (note != null && !note.matches(PlainText.LINES))
            Text.of("invalid.control-characters").reject(errors, "note", "Pattern");
        return BookingRequest.strippedOrNull(note);
    }
}
