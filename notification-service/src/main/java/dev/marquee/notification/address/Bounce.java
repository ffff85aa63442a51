package dev.marquee.notification.address;

import java.util.Locale;

/** What a refusal says about the address. */
public enum Bounce {
    /** There is no such address. */
    HARD,
    /** It takes nothing just now. */
    SOFT,
    /** The server wants no mail of ours, or not this one: that says nothing about the address. */
    BLOCK,
    /** The server wants fewer at once. */
    THROTTLE,
    /** No bounce at all. */
    IGNORED;

    /** Its name in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
