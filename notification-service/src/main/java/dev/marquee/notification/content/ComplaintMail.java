package dev.marquee.notification.content;

import dev.marquee.notification.content.text.PlainLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;

/**
 * About a complaint, for whoever made it.
 *
 * @param subject of the complaint
 * @param text what was answered; null where nothing was
 * @param by who answered; null where nobody did
 * @param link where it is read and answered, or confirmed; empty once the mail is delivered or
 *     given up
 * @param replyToken what an answer by e-mail is known by; null for none
 * @param inReplyTo the Message-ID of the mail that it answers; null for none
 * @param replyTo where an answer by e-mail goes; null where none is read
 */
public record ComplaintMail(
        @NotNull @Size(max = 200) String name,
        @Positive long number,
        @NotNull @Size(max = 200) String subject,
        @Nullable @Size(max = 8000) String text,
        @Nullable @Size(max = 100) String by,
        @NotBlank
                @Size(max = 1000)
                @Pattern(regexp = "https?://[^\\s<>\"]+", message = "{invalid.an-http-or-https}")
                String link,
        @Nullable @Pattern(regexp = "[0-9a-z]{1,13}-[0-9a-z]{25}") String replyToken,
        @Nullable @Pattern(regexp = "<[^<>\\s]{1,398}>") String inReplyTo,
        @Nullable @Size(max = 320) String replyTo)
        implements MailContent {

    @Override
    public MailContent withoutSecrets() {
        return new ComplaintMail(name, number, subject, text, by, "", null, null, null);
    }

    /** The same, with where its answers go. */
    public ComplaintMail answeredTo(@Nullable String address) {
        return new ComplaintMail(
                name, number, subject, text, by, link, replyToken, inReplyTo, address);
    }

    @Override
    public boolean lasting() {
        return false;
    }

    void describe(Context page, MailKind kind) {
        page.setVariable("kind", kind.slug());
        page.setVariable("name", PlainLine.name(name));
        page.setVariable("number", String.valueOf(number));
        page.setVariable("about", PlainLine.title(subject));
        page.setVariable("text", text == null ? "" : text);
        page.setVariable("by", by == null ? "" : PlainLine.name(by));
        page.setVariable("link", link);
        page.setVariable("reply", replyTo == null || kind.isReply() ? "" : ".reply");
    }

    @Override
    public String subjectName() {
        return PlainLine.title(subject);
    }
}
