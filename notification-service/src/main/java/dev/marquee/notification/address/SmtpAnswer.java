package dev.marquee.notification.address;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server said, in its answer or in a report that came later. Anybody may write such a
 * report: what is no finer code is none, and the words are without control characters.
 *
 * @param code such as 550; 0 where it is not known
 * @param enhanced the finer code (RFC 3463), such as 5.1.1; null where there is none
 * @param text its words
 * @param atRecipient whether it answered to the address, not to the content
 */
public record SmtpAnswer(int code, @Nullable String enhanced, String text, boolean atRecipient) {

    private static final Pattern CODE = Pattern.compile("^\\s*([245]\\d\\d)(?:[\\s-]|$)");
    private static final Pattern ENHANCED =
            Pattern.compile("(?<![\\d.])([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");
    private static final Pattern WHOLE_ENHANCED = Pattern.compile("[245]\\.\\d{1,3}\\.\\d{1,3}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]+");
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s()<>\\[\\],;:\"@]{1,254}@[^\\s()<>\\[\\],;:\"@]{1,254}");
    private static final int LONGEST = 500;

    public SmtpAnswer {
        if (enhanced != null && !WHOLE_ENHANCED.matcher(enhanced).matches()) enhanced = null;
        text = UNPRINTABLE.matcher(text).replaceAll(" ");
    }

    /** Reads an answer such as {@code 550 5.1.1 <ana@example.org>: User unknown}. */
    public static SmtpAnswer parse(String answer, boolean atRecipient) {
        var code = CODE.matcher(answer);
        return of(code.find() ? Integer.parseInt(code.group(1)) : 0, answer, atRecipient);
    }

    /** The same where the code is known; the finer one is looked for in the words. */
    public static SmtpAnswer of(int code, String text, boolean atRecipient) {
        var enhanced = ENHANCED.matcher(text);
        return new SmtpAnswer(code, enhanced.find() ? enhanced.group(1) : null, text, atRecipient);
    }

    /** Of a delivery report (RFC 3464): its status and its diagnostic code. */
    public static SmtpAnswer reported(String status, String diagnostic) {
        var code = CODE.matcher(diagnostic.replaceFirst("(?i)^\\s*smtp;", ""));
        var said = of(code.find() ? Integer.parseInt(code.group(1)) : 0, diagnostic, true);
        var reported = new SmtpAnswer(said.code(), status.strip(), diagnostic, true);
        return reported.enhanced() == null ? said : reported;
    }

    /** Its words without addresses, as long as the column for them. */
    String evidence() {
        var words = withoutAddresses(text);
        if (words.length() <= LONGEST) return words;
        var end = Character.isHighSurrogate(words.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return words.substring(0, end);
    }

    /** Suppressions are kept by fingerprints, so that nobody reads whose they are. */
    static String withoutAddresses(String words) {
        return ADDRESS.matcher(words).replaceAll("(address)");
    }
}
