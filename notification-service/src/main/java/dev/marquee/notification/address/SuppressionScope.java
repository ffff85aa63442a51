package dev.marquee.notification.address;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.marquee.notification.content.MailClass;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which mails an address gets no more.
 *
 * @param organizerId of this organiser only; null for those of all, and then of both classes
 * @param mailClass service or news; null where the organiser is
 */
public record SuppressionScope(@Nullable Long organizerId, @Nullable MailClass mailClass) {

    /** Service and news of all organisers. */
    public static final SuppressionScope ALL = new SuppressionScope(null, null);

    private static final Pattern ONE =
            Pattern.compile("organizer:([1-9][0-9]{0,17}):(service|news)");

    public SuppressionScope {
        if ((organizerId == null) != (mailClass == null) || mailClass == MailClass.REQUIRED)
            throw new IllegalArgumentException("no scope that a person can refuse");
    }

    /** The mails of one class of one organiser. */
    public static SuppressionScope of(long organizerId, MailClass mailClass) {
        return new SuppressionScope(organizerId, mailClass);
    }

    /** Reads {@code all} or {@code organizer:7:news}. */
    public static Optional<SuppressionScope> parse(String word) {
        if (word.equals("all")) return Optional.of(ALL);
        var one = ONE.matcher(word);
        if (!one.matches()) return Optional.empty();
        return MailClass.of(one.group(2)).map(it -> of(Long.parseLong(one.group(1)), it));
    }

    /** Its name in the database, in requests and on the wire. */
    @JsonValue
    public String word() {
        return mailClass == null ? "all" : "organizer:" + organizerId + ":" + mailClass.word();
    }
}
