package dev.marquee.customer.complaint.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a mail. */
public enum MailVerdict {
    /** It stands in the thread of a complaint. */
    ENTRY,
    /** It made a new complaint. */
    COMPLAINT,
    /** It belongs to a complaint, and comes from another address than its requester's. */
    HELD,
    /** A machine may have written it, or there were too many. */
    QUARANTINE,
    /** Staff took it after all. */
    ACCEPTED,
    /** Staff did not take it, or nobody looked for a month. */
    DISCARDED,
    /** It has to do with no complaint. */
    NOTHING;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailVerdict of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
