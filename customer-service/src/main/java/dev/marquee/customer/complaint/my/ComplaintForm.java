package dev.marquee.customer.complaint.my;

import dev.marquee.customer.complaint.intake.NewComplaint;
import dev.marquee.platform.value.PersonName;
import dev.marquee.platform.value.PlainText;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A new complaint, as it is typed.
 *
 * @param booking its number, where one has an account; may be empty
 * @param name of a guest without a booking's link
 * @param email of the same
 */
public record ComplaintForm(
        @NotBlank @Size(max = 200) @Pattern(regexp = PlainText.LINE) @Nullable String subject,
        @NotBlank @Size(max = 4000) @Pattern(regexp = PlainText.LINES) @Nullable String text,
        @Pattern(regexp = "\\s*\\d{0,18}\\s*") @Nullable String booking,
        @PersonName @Size(max = 100) @Pattern(regexp = PlainText.LINE) @Nullable String name,
        @Size(max = 254) @Nullable String email) {

    public static final ComplaintForm EMPTY = new ComplaintForm("", "", "", "", "");

    public NewComplaint draft() {
        var number = booking == null ? "" : booking.strip();
        return new NewComplaint(
                Objects.requireNonNull(subject),
                Objects.requireNonNull(text),
                number.isEmpty() ? null : Long.valueOf(number),
                null,
                name == null || name.isBlank() ? null : name,
                email == null || email.isBlank() ? null : email.strip(),
                null,
                null);
    }
}
