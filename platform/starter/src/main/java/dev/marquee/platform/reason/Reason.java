package dev.marquee.platform.reason;

import dev.marquee.platform.words.Text;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * One reason why something is refused. Its words are {@code reason.<code>.title}, {@code .text} and
 * {@code .help} of the platform's bundle, in every language.
 *
 * @param code what programs switch on; it is never renamed. After a dot stands what a member {@code
 *     reason} of the refusal says: {@code offer-refused.over}
 * @param statuses of answers with this reason; 200 where it is no refused request, but what the
 *     door says of a ticket
 * @param area what it is about: booking, event, account …; {@code http} where the status says it
 *     all
 * @param helpAction what would help, in a word: retry, wait, choose, correct …
 * @param params the members that a refusal may bring, such as how many tickets are left
 * @param since the version that had it first
 * @param retired the version that says it no more; null as long as something is refused for it
 */
public record Reason(
        String code,
        List<Integer> statuses,
        String area,
        String helpAction,
        Who who,
        Set<String> params,
        String since,
        @Nullable String retired) {

    /** Where the page of all reasons is. */
    public static final String PAGE = "/docs/reasons";

    /** Who can change it. A buyer is whoever asked. */
    public enum Who {
        BUYER,
        ORGANISER,
        SUPPORT,
        ADMIN,
        TIME,
        NOBODY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** In a few words. */
    public String title(MessageSource messages, Locale locale) {
        return words("title", messages, locale);
    }

    /** What it means. */
    public String text(MessageSource messages, Locale locale) {
        return words("text", messages, locale);
    }

    /** What would help. */
    public String help(MessageSource messages, Locale locale) {
        return words("help", messages, locale);
    }

    /** Whether nothing is refused for it any more; what it meant stays published. */
    public boolean isRetired() {
        return retired != null;
    }

    /** Whether it says no more than its status. */
    public boolean saysStatus() {
        return area.equals("http");
    }

    /** What the problem details of it have as their type. */
    public String type() {
        return "urn:marquee:problem:" + code.split("\\.", 2)[0];
    }

    /** Its place on the page of all reasons. */
    public String docs() {
        return PAGE + "#" + code;
    }

    private String words(String part, MessageSource messages, Locale locale) {
        return Text.of("reason." + code + "." + part).in(messages, locale);
    }
}
