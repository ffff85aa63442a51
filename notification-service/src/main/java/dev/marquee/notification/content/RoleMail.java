package dev.marquee.notification.content;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * What became of the wish for a role.
 *
 * @param role ADMIN, ORGANIZER …
 * @param link where to sign in
 */
public record RoleMail(
        @NotNull @Size(max = 200) String name,
        @NotBlank
                @Pattern(
                        regexp = "ADMIN|ORGANIZER|CUSTOMER|ENTRY_MANAGER|SUPPORT",
                        message = "{invalid.a-role}")
                String role,
        boolean approved,
        @NotBlank
                @Size(max = 1000)
                @Pattern(regexp = "https?://[^\\s<>\"]+", message = "{invalid.an-http-or-https}")
                String link)
        implements MailContent {}
