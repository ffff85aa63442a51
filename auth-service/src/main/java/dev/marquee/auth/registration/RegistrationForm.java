package dev.marquee.auth.registration;

import dev.marquee.auth.account.DeliverableEmail;
import dev.marquee.auth.account.GoodPassword;
import dev.marquee.auth.account.Role;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.value.PersonName;
import dev.marquee.platform.value.WrittenTime;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What the page asks for.
 *
 * @param timeZone filled in by the browser; what is no zone does not matter
 */
record RegistrationForm(
        @NotBlank
                @PersonName
                @Size(max = 100)
                @Pattern(regexp = "\\P{Cc}*", message = "{name.plain}")
                @Nullable String name,
        @NotBlank @DeliverableEmail @Nullable String email,
        @NotEmpty @GoodPassword @Nullable String password,
        @Nullable Boolean organizer,
        @Nullable String timeZone) {

    static RegistrationForm empty() {
        return new RegistrationForm(null, null, null, null, null);
    }

    /**
     * Only of a form without errors.
     *
     * @param locale the tag of the language of the page; null if the reader said none
     */
    @SuppressWarnings("NullAway") // the constraints say so
    Register.Command toCommand(@Nullable String locale) {
        return new Register.Command(
                name,
                new EmailAddress(email),
                password,
                Boolean.TRUE.equals(organizer) ? Role.ORGANIZER : Role.CUSTOMER,
                timeZone == null ? null : WrittenTime.presentZone(timeZone).orElse(null),
                locale);
    }

    /** Without the password, so that it never reaches a log. */
    @Override
    public String toString() {
        return "RegistrationForm";
    }
}
