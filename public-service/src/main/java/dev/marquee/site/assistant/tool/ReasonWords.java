package dev.marquee.site.assistant.tool;

import dev.marquee.platform.reason.Reasons;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What codes of refusals mean, as answers of the API and pages say it. */
public final class ReasonWords {

    private static final String TYPE = "urn:marquee:problem:";

    /** What people may know a reason by, besides its code. */
    private static final Map<String, String> OTHER_NAMES =
            Map.of(
                    "not-on-sale", "event-not-on-sale",
                    "type-not-on-sale", "event-not-on-sale.not-yet",
                    "type-closed", "event-not-on-sale.type-closed",
                    "going-live", "event-not-on-sale.going-live",
                    "in-progress", "request-in-progress",
                    "holds-open", "too-many-holds.open");

    private ReasonWords() {}

    /** What it means, and what would help; empty for what is no code. */
    public static Optional<String> text(String given, Speech speech) {
        var written = given.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        var code = written.startsWith(TYPE) ? written.substring(TYPE.length()) : written;
        return Reasons.of(OTHER_NAMES.getOrDefault(code, code)).map(speech::reason);
    }
}
