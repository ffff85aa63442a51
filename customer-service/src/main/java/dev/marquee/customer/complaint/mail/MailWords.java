package dev.marquee.customer.complaint.mail;

import dev.marquee.customer.complaint.OpenComplaint.Command;
import dev.marquee.customer.complaint.Person;
import dev.marquee.customer.complaint.Requester;
import dev.marquee.customer.complaint.Subject;
import dev.marquee.customer.complaint.kind.Priority;
import dev.marquee.customer.complaint.kind.Source;
import dev.marquee.platform.value.CleanText;
import org.jspecify.annotations.Nullable;

/** A mail as a complaint, and as an entry of one. */
final class MailWords {

    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_NAME = 100;
    private static final int SHORTEST_NAME = 10;

    /** "Re:" and "Fwd:" as mail programs of many languages write them. */
    private static final String PREFIXES =
            "(?i)^((re|aw|fw|fwd|wg|tl|bls|trả lời|balas)\\s*:\\s*)+";

    private MailWords() {}

    /** What was written; of a mail without any text, its subject. */
    static String of(KeptMail mail) {
        var text = mail.body().strip();
        return text.isEmpty() ? title(mail) : text;
    }

    /**
     * A new complaint.
     *
     * @param by who works here and takes it; null where it came by itself
     */
    static Command complaint(KeptMail mail, boolean proven, @Nullable Person by) {
        return new Command(
                new Requester(null, name(mail), mail.senderKey(), mail.senderKey(), mail.locale()),
                new Subject(title(mail), null, null, "", null),
                of(mail),
                Priority.NORMAL,
                Source.MAIL,
                proven,
                by);
    }

    /** The name that a mail comes with, or else what its address begins with. */
    static String name(KeptMail mail) {
        var name = CleanText.name(mail.senderName());
        var shown = name.isEmpty() ? mail.sender().replaceAll("@.*", "") : name;
        return cut(shown.isEmpty() ? "?" : shown, LONGEST_NAME);
    }

    /** A name that shows from which other address it came. */
    static String nameWithAddress(KeptMail mail) {
        var address = " (" + mail.sender() + ")";
        var room = Math.max(SHORTEST_NAME, LONGEST_NAME - address.length());
        return cut(cut(name(mail), room) + address, LONGEST_NAME);
    }

    private static String title(KeptMail mail) {
        var subject = mail.subject().strip().replaceAll(PREFIXES, "").strip();
        if (!subject.isEmpty()) return subject;
        var text = mail.body().strip().replaceAll("\\s+", " ");
        return text.isEmpty() ? "–" : cut(text, LONGEST_TITLE);
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) return text;
        var end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + "…";
    }
}
