package dev.marquee.notification.content;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.thymeleaf.context.Context;

/**
 * The way to one's tickets for somebody who can read the address's mail.
 *
 * @param link opens the list of tickets; empty once the mail is delivered or given up
 * @param validMinutes how long the link works
 */
public record LookupMail(
        @NotBlank
                @Size(max = 1000)
                @Pattern(regexp = "https?://[^\\s<>\"]+", message = "{invalid.an-http-or-https}")
                String link,
        @Positive int validMinutes)
        implements MailContent {

    @Override
    public Duration usefulFor() {
        return Duration.ofMinutes(validMinutes);
    }

    @Override
    public MailContent withoutSecrets() {
        return new LookupMail("", validMinutes);
    }

    @Override
    public boolean lasting() {
        return false;
    }

    void describe(Context page) {
        page.setVariable("link", link);
        page.setVariable("minutes", validMinutes);
    }
}
