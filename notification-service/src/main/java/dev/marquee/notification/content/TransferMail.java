package dev.marquee.notification.content;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket that is handed on. Nothing in it admits to the event.
 *
 * @param name of who reads it
 * @param other who offers the ticket, was offered it, or has it now
 * @param link on which it is accepted; null where there is nothing to accept, and once the mail is
 *     delivered or given up
 * @param until when it can be accepted
 */
public record TransferMail(
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 200) String other,
        @NotNull @Valid BookingMail.Event event,
        @NotBlank @Size(max = 60) String code,
        @NotBlank @Size(max = 200) String ticketType,
        @Nullable
                @Size(max = 1000)
                @Pattern(regexp = BookingMail.LINK, message = "{invalid.an-http-or-https}")
                String link,
        @Nullable Instant until)
        implements MailContent {

    @Override
    public MailContent withoutSecrets() {
        return new TransferMail(name, other, event, code, ticketType, null, until);
    }
}
