package dev.marquee.notification.centre;

import dev.marquee.platform.value.MoneyFormat;
import dev.marquee.platform.value.TimeFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The words of notifications, in the language of who reads them. What they speak of are params:
 * {@code about} (a name of an event, of a complaint …), {@code other} (somebody), {@code count},
 * {@code amount} with {@code currency}, {@code until} with {@code zone}, {@code change}, and {@code
 * text}, which is shown as it is.
 */
@Component
class NoticeTexts {

    static final Set<String> PARAMS =
            Set.of(
                    "about",
                    "other",
                    "count",
                    "amount",
                    "currency",
                    "until",
                    "zone",
                    "change",
                    "text");

    /**
     * A notification as it reads.
     *
     * @param text empty where the title says all
     */
    record Words(String title, String text) {

        /** Both in one. */
        String whole() {
            return text.isEmpty() ? title : title + (title.endsWith(".") ? " " : ": ") + text;
        }
    }

    private static final Logger log = LoggerFactory.getLogger(NoticeTexts.class);

    /** What is longer takes long to write out, such as 1e999999999. */
    private static final Pattern AMOUNT = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,4})?");

    private final MessageSource messages;

    NoticeTexts(MessageSource messages) {
        this.messages = messages;
    }

    /** What cannot be written is called by its topic: the others of its reader are shown still. */
    Words write(NoticeKind kind, Map<String, String> params, Locale locale) {
        try {
            return words(kind, params, locale);
        } catch (RuntimeException e) {
            log.warn("a notification {} cannot be written: {}", kind.slug(), e.toString());
            return new Words(word("centre.topic." + kind.topic().word(), "", locale), "");
        }
    }

    /** Whether these are the params that the words of this kind need. */
    boolean canWrite(NoticeKind kind, Map<String, String> params) {
        try {
            return !words(kind, params, Locale.ENGLISH).title().isEmpty();
        } catch (RuntimeException e) {
            log.debug("not enough for a notification {}", kind.slug(), e);
            return false;
        }
    }

    private Words words(NoticeKind kind, Map<String, String> params, Locale locale) {
        return new Words(title(kind, params, locale), text(kind, params, locale));
    }

    private String title(NoticeKind kind, Map<String, String> params, Locale locale) {
        var about = params.getOrDefault("about", "");
        if (!kind.hasWordsOfMail())
            return word(
                    "notification." + kind.slug() + (about.isEmpty() ? ".title.plain" : ".title"),
                    about,
                    locale);
        var words =
                kind == NoticeKind.ACCOUNT_CHANGED
                        ? kind.slug() + "." + params.getOrDefault("change", "")
                        : kind.slug();
        return word("mail." + words + ".subject", about, locale);
    }

    private String text(NoticeKind kind, Map<String, String> params, Locale locale) {
        var text = params.get("text");
        if (text != null) return text;
        var change = params.getOrDefault("change", "");
        return switch (kind) {
            case ACCOUNT_CHANGED ->
                    sentence(
                            word(
                                    "mail.account-changed." + change + ".text",
                                    params.getOrDefault("about", ""),
                                    locale),
                            locale);
            case ROLE_DECISION -> word("mail.role-decision.title." + change, "", locale);
            case MESSAGE_HELD, MESSAGE_REVIEW -> word("messages.why." + change, "", locale);
            case COMPLAINT_ANSWERED ->
                    params.containsKey("other")
                            ? word("mail.complaint-answered.intro", params.get("other"), locale)
                            : "";
            default ->
                    kind.hasWordsOfMail()
                            ? word(
                                    "mail." + kind.slug() + ".preview",
                                    value(params, locale),
                                    locale)
                            : word("notification." + kind.slug() + ".text", "", locale);
        };
    }

    /** The one thing that the second line of a mail speaks of. */
    private static Object value(Map<String, String> params, Locale locale) {
        var other = params.get("other");
        if (other != null) return other;
        var amount = params.get("amount");
        var currency = params.get("currency");
        if (amount != null && !AMOUNT.matcher(amount).matches())
            throw new IllegalArgumentException("not an amount");
        if (amount != null && currency != null) return MoneyFormat.text(amount, currency, locale);
        var until = params.get("until");
        var zone = params.get("zone");
        if (until != null && zone != null)
            return TimeFormat.minute(Instant.parse(until).atZone(ZoneId.of(zone)), locale);
        var count = params.get("count");
        return count == null ? "" : (Object) Integer.valueOf(count);
    }

    /** Mails go on with a small letter after the greeting. */
    private static String sentence(String text, Locale locale) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(locale) + text.substring(1);
    }

    private String word(String key, @Nullable Object value, Locale locale) {
        var found = messages.getMessage(key, new Object[] {value}, "", locale);
        return found == null ? "" : found;
    }
}
