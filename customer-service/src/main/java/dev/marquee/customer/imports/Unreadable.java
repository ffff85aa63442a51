package dev.marquee.customer.imports;

/** A file that cannot be read as a whole. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;
    private final transient Object[] about;

    /**
     * @param reason the message {@code import.unreadable.<reason>}
     * @param about what stands in it
     */
    Unreadable(String reason, Object... about) {
        super(reason);
        this.reason = reason;
        this.about = about;
    }

    String reason() {
        return reason;
    }

    Object[] about() {
        return about.clone();
    }
}
