package dev.marquee.notification.content;

import dev.marquee.notification.content.text.PlainLine;
import dev.marquee.platform.value.ZoneName;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.thymeleaf.context.Context;

/**
 * What was changed about signing in to an account, told to its owner.
 *
 * @param name the account's owner
 * @param change password-changed, passkey-added …
 * @param from the address of the client that did it, empty where it is not known
 * @param link where somebody who did not do it chooses a new password, or looks at what it is about
 * @param about the name of the event, where it is about one
 * @param timeZone in which its owner reads times; UTC if it is null
 */
public record AccountMail(
        @NotNull @Size(max = 200) String name,
        @NotBlank
                @Pattern(
                        regexp =
                                "password-changed|email-changed|two-step-on|two-step-off|recovery-codes|passkey-added|passkey-removed|factors-removed|api-client-added|api-client-revoked|webhook-added|webhook-changed|webhook-removed|mostly-unconfirmed|wrong-codes|codes-locked|data-exported",
                        message = "{invalid.a-change-of-an}")
                String change,
        @NotNull Instant at,
        @NotNull @Size(max = 60) String from,
        @NotBlank
                @Size(max = 1000)
                @Pattern(regexp = "https?://[^\\s<>\"]+", message = "{invalid.an-http-or-https}")
                String link,
        @Nullable @Size(max = 300) String about,
        @Nullable @ZoneName String timeZone)
        implements MailContent {

    /** Where its words are in the message bundles: each change has its own. */
    String words() {
        return "account-changed." + change;
    }

    void describe(Context page, MessageSource messages) {
        var locale = page.getLocale();
        page.setVariable("name", PlainLine.name(name));
        page.setVariable("change", change);
        page.setVariable("when", when(locale, messages));
        page.setVariable("from", PlainLine.of(from));
        page.setVariable("link", link);
        page.setVariable(
                "text", messages.getMessage("mail." + words() + ".text", words(about), locale));
        page.setVariable("advice", messages.getMessage(advice(), null, locale));
        page.setVariable("action", messages.getMessage(action(), null, locale));
        page.setVariable("linked", !change.equals("email-changed"));
    }

    private String when(Locale locale, MessageSource messages) {
        var zone = timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
        var time = EventTime.at(at, zone, locale, messages);
        return timeZone == null ? time.when() + " UTC" : time.when() + ", " + time.zone();
    }

    /** Nothing for texts that speak of nothing: those are shown as they stand. */
    private static Object @Nullable [] words(@Nullable String about) {
        return about == null ? null : new Object[] {PlainLine.title(about)};
    }

    private String advice() {
        return switch (change) {
            case "email-changed" -> "mail.account-changed.stranger.email";
            case "factors-removed" -> "mail.account-changed.stranger.asked";
            case "mostly-unconfirmed" -> "mail." + words() + ".advice";
            default -> "mail.account-changed.stranger";
        };
    }

    private String action() {
        return change.equals("mostly-unconfirmed")
                ? "mail." + words() + ".action"
                : "mail.account-changed.action";
    }

    @Override
    public String subjectName() {
        return about == null ? "" : PlainLine.title(about);
    }
}
