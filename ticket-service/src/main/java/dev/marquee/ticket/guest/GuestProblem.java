package dev.marquee.ticket.guest;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a guest cannot be taken. */
enum GuestProblem {
    /** No name, or one that is no name. */
    NAME,
    EMAIL,
    /** The event has no such ticket type. */
    TYPE,
    /** Not a number from 1 on, or too many for one guest. */
    QUANTITY,
    /** The note is too long. */
    NOTE,
    /** The same line is there before. */
    TWICE,
    /** The same guest is on the list, with the same tickets and note. */
    LISTED,
    /** They were on the list, and their booking was cancelled. */
    CANCELLED,
    SOLD_OUT,
    /** The event is cancelled, over, or going live. */
    NOT_ON_SALE,
    /** Too much else was going on, or there was no time left; the same list again takes them. */
    TRY_AGAIN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
