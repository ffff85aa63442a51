package dev.marquee.auth.letter;

import java.util.Locale;

/** What an account's owner is told about, because it may have been somebody else. */
public enum AccountChange {
    PASSWORD_CHANGED,
    EMAIL_CHANGED,
    TWO_STEP_ON,
    TWO_STEP_OFF,
    RECOVERY_CODES,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    /** By an admin, who was asked to. */
    FACTORS_REMOVED;

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
