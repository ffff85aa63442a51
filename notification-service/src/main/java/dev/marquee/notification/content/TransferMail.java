package dev.marquee.notification.content;

import dev.marquee.notification.content.text.PlainLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;

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

    @Override
    public String subjectName() {
        return PlainLine.title(event.name());
    }

    void describe(Context page, MailKind kind, MessageSource messages) {
        page.setVariable("kind", kind.slug());
        page.setVariable("name", PlainLine.name(name));
        page.setVariable("other", PlainLine.name(other));
        event.describe(page, messages);
        page.setVariable("code", PlainLine.of(code));
        page.setVariable("type", PlainLine.title(ticketType));
        page.setVariable("link", link);
        event.describeUntil(until, page, messages);
    }
}
