package dev.marquee.ticket.roster;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a line of a file is not taken in. */
enum RosterProblem {
    /** It has more cells than there are headings. */
    COLUMNS,
    /** It is longer than any attendee needs. */
    TOO_LONG,
    /** Neither a name nor an address, or a name that is longer than names are. */
    NAME,
    EMAIL,
    /** It was cancelled there, or is not paid. */
    NOT_COMING,
    /** The event has no ticket type of that name, or the line names none of several. */
    TYPE,
    /** The same ticket stands in an earlier line. */
    TWICE,
    /** The ticket is here already. */
    LISTED,
    /** It was taken in before, and cancelled here. */
    CANCELLED,
    SOLD_OUT,
    /** The event is cancelled, over, or going live. */
    NOT_ON_SALE,
    /** Too much else was going on, or there was no time left; the same file again takes it. */
    TRY_AGAIN;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
