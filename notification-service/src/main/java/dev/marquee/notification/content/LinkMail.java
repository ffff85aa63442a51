package dev.marquee.notification.content;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

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
}
