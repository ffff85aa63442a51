package dev.marquee.notification.content;

import dev.marquee.notification.content.text.PlainLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;

/**
 * A place on a waiting list.
 *
 * @param ticketType null for any type
 * @param quantity how many tickets are wanted, or offered
 * @param wanted where fewer are offered: how many are wanted
 * @param until when an offer has to be taken
 * @param because why the place is lost, as a code
 * @param link to the place; null once the mail is delivered or given up
 */
public record WaitingMail(
        @NotBlank @Size(max = 200) String name,
        @NotNull @Valid BookingMail.Event event,
        @Nullable @Size(max = 200) String ticketType,
        @Positive int quantity,
        @Nullable Integer wanted,
        @Nullable Instant until,
        @Nullable @Size(max = 40) String because,
        @Nullable
                @Size(max = 1000)
                @Pattern(regexp = BookingMail.LINK, message = "{invalid.an-http-or-https}")
                String link)
        implements MailContent {

    @Override
    public MailContent withoutSecrets() {
        return new WaitingMail(name, event, ticketType, quantity, wanted, until, because, null);
    }

    @Override
    public String subjectName() {
        return PlainLine.title(event.name());
    }

    void describe(Context page, MailKind kind, MessageSource messages) {
        page.setVariable("kind", kind.slug());
        page.setVariable("name", PlainLine.name(name));
        event.describe(page, messages);
        page.setVariable("type", ticketType == null ? "" : PlainLine.title(ticketType));
        page.setVariable("quantity", quantity);
        page.setVariable("wanted", wanted);
        page.setVariable("because", because);
        page.setVariable("link", link);
        event.describeUntil(until, page, messages);
    }
}
