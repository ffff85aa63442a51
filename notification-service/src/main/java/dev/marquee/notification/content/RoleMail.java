package dev.marquee.notification.content;

import dev.marquee.notification.content.text.PlainLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;

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
        implements MailContent {

    void describe(Context page, MessageSource messages) {
        page.setVariable("name", PlainLine.name(name));
        page.setVariable("approved", approved);
        page.setVariable("role", messages.getMessage("mail.role." + role, null, page.getLocale()));
        page.setVariable("link", link);
    }
}
