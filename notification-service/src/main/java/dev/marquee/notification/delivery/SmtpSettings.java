package dev.marquee.notification.delivery;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mail server.
 *
 * @param host its name; without one, mails are kept in the mailbox and not sent
 * @param port where it listens
 * @param username who signs in; without one, nobody does
 * @param password the password of {@code username}
 * @param from the sender's address of all mails
 * @param useTls whether the connection must be encrypted with STARTTLS before anything is said
 * @param useSsl whether it is encrypted from its first byte, instead of STARTTLS
 */
@Validated
@ConfigurationProperties("marquee.mail.smtp")
public record SmtpSettings(
        @DefaultValue("") String host,
        @DefaultValue("587") @Min(1) @Max(65535) int port,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("noreply@ticket.local") @NotBlank String from,
        @DefaultValue("true") boolean useTls,
        @DefaultValue("false") boolean useSsl) {

    /** Whether there is a mail server at all. */
    public boolean present() {
        return !host.isBlank();
    }

    /** Not the password. */
    @Override
    public String toString() {
        return "SmtpSettings[" + host + ":" + port + ", from " + from + "]";
    }
}
