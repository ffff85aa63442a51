package dev.marquee.ticket.listing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** A way to pay that an event may offer. */
public enum PayMethod {
    /** Online, by the provider that this service is set up for. */
    CARD("card"),
    /** To a bank account, within days; staff note that it has arrived. */
    BANK_TRANSFER("bank-transfer"),
    /** At the door, where staff note it. */
    CASH("cash");

    private final String word;

    PayMethod(String word) {
        this.word = word;
    }

    /** As the database and the API spell it. */
    @JsonValue
    public String word() {
        return word;
    }

    public static Optional<PayMethod> of(String word) {
        return Arrays.stream(values()).filter(method -> method.word.equals(word)).findFirst();
    }

    @JsonCreator
    static PayMethod read(String word) {
        return of(word).orElseThrow(() -> new IllegalArgumentException("no way to pay: " + word));
    }

    /** Whether staff note it, and no provider is asked. */
    public boolean isOffline() {
        return this != CARD;
    }
}
