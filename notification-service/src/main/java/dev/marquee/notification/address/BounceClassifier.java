package dev.marquee.notification.address;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the answers of mail servers mean. The finer code counts more than the words, and the words
 * more than the code; where a server contradicts itself, the address gets the benefit of the doubt.
 */
public final class BounceClassifier {

    private static final Set<String> NO_SUCH_ADDRESS =
            Set.of("1.1", "1.2", "1.3", "1.6", "1.10", "4.27");
    private static final Set<String> MAILBOX = Set.of("2.1", "2.2");

    private static final Pattern UNKNOWN =
            Pattern.compile(
                    "(?i)(user|recipient|mailbox|account|address|addressee|alias)[^.;:]{0,40}(unknown|not found|not exist|n't exist|no longer exists|invalid|unavailable: no such)"
                            + "|(unknown|no such|invalid|nonexistent|non-existent) (local )?(user|recipient|mailbox|address|account|person|domain)"
                            + "|does not exist|doesn't exist|no mailbox here|not our customer|unrouteable address|host or domain name not found"
                            + "|null mx|domain not found|not a known user|no such person");
    private static final Pattern BLOCKED =
            Pattern.compile(
                    "(?i)\\bspam|block(ed|list)|black ?list|\\bdnsbl\\b|\\brbl\\b|reputation|spamhaus|poor (sender|ip)|policy|unsolicited|not authori[sz]ed|"
                            + "access denied|relay(ing)? (access )?denied|dmarc|\\bspf\\b|dkim|virus|malware|banned|suspicious|bulk mail");
    private static final Pattern THROTTLED =
            Pattern.compile(
                    "(?i)rate|too many|throttl|too fast|exceeded the|try again later|greylist|graylist|grey-list|slow down|temporarily deferred|concurren");
    private static final Pattern FULL =
            Pattern.compile(
                    "(?i)(mailbox|quota|storage)[^.;]{0,30}(full|exceed|exhaust)|over ?quota|out of storage|insufficient (system )?storage|disabled|inactive|suspended|not accepting");

    private BounceClassifier() {}

    /** Of an answer, or of a report whose {@code Action} is {@code failed}. */
    public static Bounce classify(SmtpAnswer answer) {
        var enhanced = answer.enhanced();
        var temporary = isTemporary(answer);
        if (enhanced != null && !enhanced.endsWith(".0.0")) {
            if (enhanced.startsWith("2")) return Bounce.IGNORED;
            var subject = enhanced.substring(2);
            if (temporary)
                return subject.startsWith("7.") || isThrottle(answer)
                        ? Bounce.THROTTLE
                        : Bounce.SOFT;
            if (NO_SUCH_ADDRESS.contains(subject)) return ofAddress(answer);
            if (MAILBOX.contains(subject)) return Bounce.SOFT;
            if (subject.startsWith("1.")) return byWords(answer, Bounce.SOFT);
            if (subject.startsWith("2.")) return Bounce.SOFT;
            return Bounce.BLOCK;
        }
        if (temporary) return isThrottle(answer) ? Bounce.THROTTLE : Bounce.SOFT;
        if (answer.code() > 0 && answer.code() < 400) return Bounce.IGNORED;
        return byWords(answer, answer.code() >= 551 ? Bounce.BLOCK : Bounce.SOFT);
    }

    /** Of a report: what is only late is no bounce. */
    public static Bounce classifyReport(String action, SmtpAnswer answer) {
        return action.strip().equalsIgnoreCase("failed") ? classify(answer) : Bounce.IGNORED;
    }

    private static boolean isTemporary(SmtpAnswer answer) {
        var enhanced = answer.enhanced();
        if (answer.code() >= 400) return answer.code() < 500;
        return enhanced != null && enhanced.startsWith("4");
    }

    private static boolean isThrottle(SmtpAnswer answer) {
        return switch (answer.code()) {
            case 421, 450, 451 -> !FULL.matcher(answer.text()).find();
            default ->
                    THROTTLED.matcher(answer.text()).find() && !FULL.matcher(answer.text()).find();
        };
    }

    /** Some say "no such address" to whom they do not like: then the words say why. */
    private static Bounce ofAddress(SmtpAnswer answer) {
        var blocked = BLOCKED.matcher(answer.text()).find();
        return blocked && !UNKNOWN.matcher(answer.text()).find() ? Bounce.BLOCK : Bounce.HARD;
    }

    private static Bounce byWords(SmtpAnswer answer, Bounce otherwise) {
        var text = answer.text();
        if (BLOCKED.matcher(text).find()) return Bounce.BLOCK;
        if (FULL.matcher(text).find()) return Bounce.SOFT;
        if (UNKNOWN.matcher(text).find()) return answer.atRecipient() ? Bounce.HARD : Bounce.SOFT;
        if (THROTTLED.matcher(text).find()) return Bounce.THROTTLE;
        return otherwise;
    }
}
