package dev.marquee.venue.booking;

import dev.marquee.platform.value.WrittenTime;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.web.ErrorResponseException;

/** A time to book for; its end is not part of it. */
@Embeddable
record Period(Instant startsAt, Instant endsAt) {

    private static final Duration LONGEST = Duration.ofDays(366);

    /** What is wrong with a time that was written. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1;
        private final String field;
        private final String code;

        private final transient Text text;

        Wrong(String field, String code, Text text) {
            super(text.key());
            this.field = field;
            this.code = code;
            this.text = text;
        }

        /** {@code startsAt} or {@code endsAt}. */
        String field() {
            return field;
        }

        /** The same as the API says it. */
        ErrorResponseException problem() {
            return Problems.invalid(
                    field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT), text);
        }

        /** As a page says it: in words of its own, if it has any. */
        void reject(Errors errors) {
            text.reject(errors, field, code);
        }
    }

    /**
     * Reads two times, without an offset by the clock of a venue.
     *
     * @throws Wrong if they are no times, or not one after the other, or too long to be meant
     */
    static Period read(@Nullable String starts, @Nullable String ends, ZoneId zone) throws Wrong {
        return of(time("startsAt", starts, zone), time("endsAt", ends, zone));
    }

    /** The same of moments. */
    static Period of(Instant startsAt, Instant endsAt) throws Wrong {
        if (!endsAt.isAfter(startsAt))
            throw new Wrong("endsAt", "before_start", Text.of("invalid.after-the-start"));
        if (Duration.between(startsAt, endsAt).compareTo(LONGEST) > 0)
            throw new Wrong("endsAt", "too_long", Text.of("invalid.within-a-year-of"));
        return new Period(startsAt, endsAt);
    }

    private static Instant time(String field, @Nullable String text, ZoneId zone) throws Wrong {
        if (text == null || text.isBlank())
            throw new Wrong(field, "missing", Text.of("invalid.required"));
        return switch (WrittenTime.read(text, zone)) {
            case WrittenTime.At at -> at.moment();
            case WrittenTime.Skipped skipped ->
                    throw new Wrong(field, "skipped_time", skipped.message());
            case WrittenTime.Unreadable none ->
                    throw new Wrong(field, "no_time", Text.of("invalid.a-time-such-as"));
        };
    }
}
