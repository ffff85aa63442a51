package dev.marquee.ticket.receipt;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a receipt is called. */
public enum ReceiptKind {
    RECEIPT,
    /** A receipt that names the company which bought. */
    INVOICE,
    /** Money went back. */
    CREDIT_NOTE;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ReceiptKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
