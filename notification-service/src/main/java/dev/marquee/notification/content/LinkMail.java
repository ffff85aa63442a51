package dev.marquee.notification.content;

import dev.marquee.notification.content.text.PlainLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;

/**
 * A link that opens something of an account to whoever reads the mail.
 *
 * @param name the account's owner
 * @param link empty once the mail is delivered or given up
 * @param validMinutes how long the link works
 * @param by who sends it, for an invitation
 */
public record LinkMail(
        @NotNull @Size(max = 200) String name,
        @NotBlank
                @Size(max = 1000)
                @Pattern(regexp = "https?://[^\\s<>\"]+", message = "{invalid.an-http-or-https}")
                String link,
        @Positive int validMinutes,
        @Nullable @Size(max = 200) String by)
        implements MailContent {

    @Override
    public Duration usefulFor() {
        return Duration.ofMinutes(validMinutes);
    }

    @Override
    public MailContent withoutSecrets() {
        return new LinkMail(name, "", validMinutes, by);
    }

    @Override
    public boolean lasting() {
        return false;
    }

    @Override
    public String subjectName() {
        return by == null ? "" : PlainLine.name(by);
    }

    void describe(Context page, MailKind kind, MessageSource messages) {
        page.setVariable("kind", kind.slug());
        page.setVariable("name", PlainLine.name(name));
        page.setVariable("by", subjectName());
        page.setVariable("link", link);
        page.setVariable("valid", valid(page.getLocale(), messages));
    }

    /** In the largest unit that tells it well. */
    private String valid(Locale locale, MessageSource messages) {
        var unit = validMinutes < 120 ? "minutes" : validMinutes < 48 * 60 ? "hours" : "days";
        var number =
                switch (unit) {
                    case "minutes" -> validMinutes;
                    case "hours" -> validMinutes / 60;
                    default -> validMinutes / 1440;
                };
        return messages.getMessage("mail.valid." + unit, new Object[] {number}, locale);
    }
}
