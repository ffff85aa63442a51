package dev.marquee.notification.centre;

/** Hears of notifications and of their readers, in the transaction that changes them. */
public interface CentreListener {

    /**
     * A notification was stored that its reader wants to be told of while no page is open.
     *
     * @param kind what it is, in one word
     * @param dedupeKey there is one of a key for each user
     */
    default void told(long user, long notification, String kind, String dedupeKey) {}

    /** The owner of this account is to be forgotten. */
    default void gone(long account) {}
}
