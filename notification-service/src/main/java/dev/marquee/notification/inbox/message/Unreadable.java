package dev.marquee.notification.inbox.message;

/** A mail that is larger, deeper or stranger than what is read. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    Unreadable(String message) {
        super(message);
    }

    Unreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
