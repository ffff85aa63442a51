package dev.marquee.customer.complaint.api;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.marquee.customer.complaint.intake.NewComplaint;
import dev.marquee.customer.complaint.kind.Priority;
import dev.marquee.customer.complaint.kind.Source;
import dev.marquee.platform.value.PersonName;
import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new complaint.
 *
 * @param bookingId one of your own bookings; staff may name any
 * @param eventId where it is about an event and no booking
 * @param name of whoever complains, where neither an account nor a booking says it
 * @param email the same; a mail asks whether it is theirs
 * @param priority heard of staff only
 * @param source as staff know it who write for somebody else; of everybody else assistant is heard
 *     only, where they confirmed what it wrote down
 */
record ComplaintRequest(
        @Schema(example = "The hall was cold")
                @NotBlank(message = "{invalid.required}")
                @Size(max = 200, message = "{invalid.at-most-200-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String subject,
        @Schema(example = "We sat in our coats all evening.")
                @JsonAlias({"text", "description"})
                @NotBlank(message = "{invalid.required}")
                @Size(max = 4000, message = "{invalid.at-most-4000-characters}")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Nullable String message,
        @Schema(example = "1184") @JsonAlias("bookingId") @Positive @Nullable Long bookingId,
        @Schema(example = "1") @JsonAlias("eventId") @Positive @Nullable Long eventId,
        @Schema(example = "Ana Ribeiro")
                @PersonName
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String name,
        @Schema(example = "ana.ribeiro@example.org")
                @Size(max = 254, message = "{invalid.at-most-254-characters}")
                @Nullable String email,
        @Nullable Priority priority,
        @Nullable Source source) {

    NewComplaint draft() {
        return new NewComplaint(
                Objects.requireNonNull(subject),
                Objects.requireNonNull(message),
                bookingId,
                eventId,
                name,
                email,
                priority,
                source);
    }
}
