package dev.marquee.notification.content;

import dev.marquee.notification.content.text.PlainLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.thymeleaf.context.Context;

/**
 * A webhook is paused because its address does not take what is sent.
 *
 * @param name what its owner calls it
 * @param address where it was sent to
 * @param gone whether the address said that it wants nothing any more
 * @param days for how long nothing was taken, where it is not gone
 * @param link the webhook's page
 */
public record WebhookMail(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Size(max = 1000) String address,
        boolean gone,
        long days,
        @NotNull String link)
        implements MailContent {

    @Override
    public String subjectName() {
        return PlainLine.title(name);
    }

    void describe(Context page) {
        page.setVariable("name", subjectName());
        page.setVariable("address", PlainLine.of(address));
        page.setVariable("gone", gone);
        page.setVariable("days", days);
        page.setVariable("link", link);
    }
}
