package dev.marquee.auth.letter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an account's owner is told about, because it may have been somebody else. */
public enum AccountChange {
    PASSWORD_CHANGED,
    EMAIL_CHANGED,
    TWO_STEP_ON,
    TWO_STEP_OFF,
    RECOVERY_CODES,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    API_CLIENT_ADDED,
    API_CLIENT_REVOKED,
    WEBHOOK_ADDED,
    /** Its address or its secret. */
    WEBHOOK_CHANGED,
    WEBHOOK_REMOVED,
    /** Of an event: most of its tickets are reserved and not confirmed. */
    MOSTLY_UNCONFIRMED,
    /** After a right password, several times. */
    WRONG_CODES,
    /** So often that the codes of the app are refused. */
    CODES_LOCKED,
    /** By an admin, who was asked to. */
    FACTORS_REMOVED,
    /** A file of what is stored was asked for. */
    DATA_EXPORTED;

    /** The change of this name, as it stands in mails and in what services tell each other. */
    static Optional<AccountChange> of(String slug) {
        return Arrays.stream(values()).filter(change -> change.slug().equals(slug)).findFirst();
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
