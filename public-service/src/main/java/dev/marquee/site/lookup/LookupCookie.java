package dev.marquee.site.lookup;

/** The cookie of a browser that opened a mailed look-up link; it comes below /lookup only. */
public final class LookupCookie {

    public static final String NAME = "marquee_lookup";

    private LookupCookie() {}
}
