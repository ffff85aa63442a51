package dev.marquee.notification.webhook.net;

/** Nothing is sent to such an address. */
public final class AddressRefused extends Exception {
    private static final long serialVersionUID = 1;

    /** Why not; each has words of its own, {@code webhooks.address.<reason>}. */
    public enum Reason {
        UNREADABLE,
        HTTPS,
        SIGN_IN,
        HOST,
        PORT,
        /**
         * Not known, or known inside a network only: which of the two, nobody outside should learn.
         */
        UNREACHABLE;

        public String key() {
            return "webhooks.address." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Reason reason;

    AddressRefused(Reason reason) {
        super(reason.key());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
