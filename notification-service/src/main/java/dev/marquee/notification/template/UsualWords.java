package dev.marquee.notification.template;

import dev.marquee.notification.content.MailKind;
import dev.marquee.platform.config.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of mails that nobody has put into their own. */
@Component
class UsualWords {

    /** Some texts take a number here and a text there: whatever they take is tried. */
    private static final List<Object[]> ARGUMENTS =
            List.of(
                    new Object[] {"{0}", "{1}", "{2}", "{3}"},
                    new Object[] {2, "{1}", "{2}", "{3}"},
                    new Object[] {"{0}", 2, "{2}", "{3}"},
                    new Object[] {2, 2, "{2}", "{3}"});

    private final MessageSource messages;

    UsualWords(MessageSource messages) {
        this.messages = messages;
    }

    /** The usual subject, with placeholders. */
    String subject(MailKind kind, Locale locale) {
        return messages.getMessage(
                "mail." + kind.slug() + ".subject", new Object[] {"{event}"}, locale);
    }

    /** How an organiser's own text begins. */
    String greeting(Locale locale) {
        return messages.getMessage("mail.greeting", new Object[] {"{name}"}, locale);
    }

    /** Another one whenever these words are others. */
    String hash(MailKind kind, Locale locale) {
        var all = new ArrayList<String>();
        for (var key : keys(kind)) all.add(key + "=" + text(key, locale));
        return Sha256.of(String.join("\n", all));
    }

    private String text(String key, Locale locale) {
        for (var arguments : ARGUMENTS) {
            try {
                return messages.getMessage(key, arguments, locale);
            } catch (IllegalArgumentException otherArguments) {
                // the next ones, perhaps
            }
        }
        throw new IllegalStateException("nothing can be said with " + key);
    }

    /** The texts that own words take the place of, or stand beside. */
    static List<String> keys(MailKind kind) {
        var mail = "mail." + kind.slug() + ".";
        return switch (kind) {
            case BOOKING_RESERVED ->
                    List.of(
                            mail + "subject",
                            mail + "title",
                            mail + "intro",
                            mail + "until",
                            mail + "pay.title",
                            mail + "pay.until");
            case EVENT_CHANGED ->
                    List.of(
                            mail + "subject",
                            mail + "title.time",
                            mail + "title.place",
                            mail + "title.both",
                            mail + "title.details",
                            mail + "intro");
            case PAYMENT_AWAITED, PAYMENT_REMINDER ->
                    List.of(
                            mail + "subject",
                            mail + "title",
                            "mail.payment-due.bank-transfer",
                            "mail.payment-due.cash");
            default -> List.of(mail + "subject", mail + "title", mail + "intro");
        };
    }
}
