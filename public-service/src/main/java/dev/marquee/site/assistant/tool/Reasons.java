package dev.marquee.site.assistant.tool;

import java.util.Map;
import java.util.Optional;

/** What codes of refusals mean, as the pages say it. */
public final class Reasons {

    private static final Map<String, String> KEYS =
            Map.ofEntries(
                    Map.entry("sold-out", "refused.sold-out"),
                    Map.entry("quota-exceeded", "assist.reason.quota"),
                    Map.entry("not-on-sale", "refused.not-on-sale"),
                    Map.entry("type-not-on-sale", "refused.not-yet"),
                    Map.entry("type-closed", "refused.type-closed"),
                    Map.entry("going-live", "refused.going-live"),
                    Map.entry("price-changed", "assist.reason.price"),
                    Map.entry("in-progress", "refused.in-progress"),
                    Map.entry("too-many-requests", "refused.too-often"),
                    Map.entry("holds-open", "refused.holds.open"),
                    Map.entry("service-unavailable", "refused.unavailable"),
                    Map.entry("busy", "refused.busy"));

    private Reasons() {}

    /** Empty for what is no code that somebody who buys may meet. */
    public static Optional<String> text(String code, Speech speech) {
        return Optional.ofNullable(KEYS.get(code.replace('_', '-'))).map(speech::text);
    }
}
