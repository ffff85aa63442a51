package dev.marquee.notification.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which mails a person may refuse. Organisers write those of the last two classes only. */
public enum MailClass {
    /** Tickets, states, money, complaints, security: nobody can refuse them. */
    REQUIRED,
    /** Practical words about an event, for those who have tickets of it. */
    SERVICE,
    /** Offers and thanks, for those who agreed to them. */
    NEWS;

    /** Its name in the database and in scopes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its reader may refuse it. */
    public boolean isRefusable() {
        return this != REQUIRED;
    }

    public static Optional<MailClass> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }
}
