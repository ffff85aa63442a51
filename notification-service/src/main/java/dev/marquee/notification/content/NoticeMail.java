package dev.marquee.notification.content;

import dev.marquee.notification.content.text.PlainLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;

/**
 * What stands among somebody's notifications and was not read there.
 *
 * @param notices one, or all of a day
 */
public record NoticeMail(@NotNull @Size(min = 1, max = 100) List<@NotNull @Valid One> notices)
        implements MailContent {

    /**
     * One of them, in the language of the mail.
     *
     * @param text may be empty
     * @param link where it leads
     */
    public record One(
            @NotBlank @Size(max = 300) String title,
            @NotNull @Size(max = 2000) String text,
            @NotBlank
                    @Size(max = 1000)
                    @Pattern(regexp = BookingMail.LINK, message = "{invalid.an-http-or-https}")
                    String link) {}

    /** The notification, or how many there are. */
    String subject(MessageSource messages, Locale locale) {
        return notices.size() == 1
                ? PlainLine.title(notices.getFirst().title())
                : messages.getMessage(
                        "mail.notification-digest.subject", new Object[] {notices.size()}, locale);
    }

    void describe(Context page, MailKind kind, String publicUrl) {
        page.setVariable("kind", kind.slug());
        page.setVariable("count", notices.size());
        page.setVariable(
                "notices",
                notices.stream()
                        .map(one ->
                                new One(
                                        PlainLine.of(one.title()),
                                        PlainLine.of(one.text()),
                                        one.link()))
                        .toList());
        page.setVariable("name", ""); // it is about the account
        page.setVariable("centre", publicUrl + "/my/notifications");
    }
}
