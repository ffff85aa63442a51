package dev.marquee.notification.content;

import dev.marquee.notification.content.text.PlainLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.Context;

/**
 * About a report that comes by mail every day or week: the report, the question whether somebody
 * wants it, or that it is paused.
 *
 * @param name what its owner calls it
 * @param by its owner's name
 * @param title the days that it is about, or how often it comes, in the language of the mail
 * @param lines its most important figures, in the language of the mail
 * @param late when it was due, where that is long ago; null where it is in time
 * @param why a word for why it is paused; null where it is not
 * @param attached whether its files come with the mail; otherwise the link leads to them
 * @param link where it is read, confirmed or changed; empty once the mail is delivered or given up
 * @param unsubscribe where its reader leaves by one click; null where there is nothing to leave
 */
public record ReportMail(
        @NotBlank @Size(max = 100) String name,
        @NotNull @Size(max = 200) String by,
        @NotNull @Size(max = 300) String title,
        @NotNull @Size(max = 20) List<@NotNull @Valid Line> lines,
        @Nullable @Size(max = 200) String late,
        @Nullable
                @Pattern(
                        regexp = "owner-gone|no-rights|event-gone",
                        message = "{invalid.missing-or-has-the}")
                String why,
        boolean attached,
        @NotBlank
                @Size(max = 1000)
                @Pattern(regexp = BookingMail.LINK, message = "{invalid.an-http-or-https}")
                String link,
        @Nullable
                @Size(max = 1000)
                @Pattern(regexp = BookingMail.LINK, message = "{invalid.an-http-or-https}")
                String unsubscribe)
        implements MailContent {

    /** A figure. */
    public record Line(
            @NotBlank @Size(max = 200) String name, @NotNull @Size(max = 300) String value) {}

    @Override
    public String subjectName() {
        return PlainLine.title(title.isBlank() || why != null ? name : name + ": " + title);
    }

    @Override
    public MailContent withoutSecrets() {
        return new ReportMail(name, by, title, lines, late, why, attached, "", null);
    }

    @Override
    public boolean lasting() {
        return false;
    }

    void describe(Context page) {
        page.setVariable("name", ""); // its reader may have no account and no name here
        page.setVariable("report", PlainLine.title(name));
        page.setVariable("by", PlainLine.name(by));
        page.setVariable("title", PlainLine.of(title));
        page.setVariable(
                "lines",
                lines.stream()
                        .map(line ->
                                new Line(PlainLine.of(line.name()), PlainLine.of(line.value())))
                        .toList());
        page.setVariable("late", late == null ? null : PlainLine.of(late));
        page.setVariable("why", why);
        page.setVariable("attached", attached);
        page.setVariable("link", link);
        page.setVariable("unsubscribe", unsubscribe);
    }
}
