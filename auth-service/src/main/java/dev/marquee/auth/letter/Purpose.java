package dev.marquee.auth.letter;

import java.time.Duration;

/** What a mailed link is for. */
public enum Purpose {
    /** Proves that the account's owner reads the address. */
    VERIFY_EMAIL("/verify-email", Duration.ofHours(24)),
    /** Lets the account's owner choose a new password. */
    RESET_PASSWORD("/reset-password", Duration.ofMinutes(30)),
    /** Lets somebody who was invited choose the first password. */
    INVITATION("/invitation", Duration.ofDays(7));

    private final String path;
    private final Duration valid;

    Purpose(String path, Duration valid) {
        this.path = path;
        this.valid = valid;
    }

    String path() {
        return path;
    }

    /** How long such a link works. */
    public Duration valid() {
        return valid;
    }
}
