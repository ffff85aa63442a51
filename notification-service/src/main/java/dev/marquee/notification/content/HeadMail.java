package dev.marquee.notification.content;

import dev.marquee.notification.content.text.PlainLine;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.thymeleaf.context.Context;

/**
 * The signed head of the audit trail, for somebody who keeps it outside.
 *
 * @param day of the head, in UTC
 * @param seq the last entry then
 * @param hash of that entry
 * @param line the head as verification reads it
 */
public record HeadMail(
        @NotBlank @Size(max = 10) String day,
        long seq,
        @NotBlank @Size(max = 64) String hash,
        @NotBlank @Size(max = 1000) String line)
        implements MailContent {

    @Override
    public String subjectName() {
        return PlainLine.of(day);
    }

    void describe(Context page) {
        page.setVariable("day", subjectName());
        page.setVariable("seq", String.valueOf(seq));
        page.setVariable("line", PlainLine.of(line));
    }
}
