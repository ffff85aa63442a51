package dev.marquee.site.assistant.model;

/** The model gives no answer. Its words are fixed: none that a provider or somebody else wrote. */
final class ModelFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** Why. */
    enum Reason {
        REFUSED,
        SILENT,
        TOO_SLOW,
        TOO_LONG,
        UNREADABLE,
        TOO_MANY_ROUNDS,
        EMPTY
    }

    private final Reason reason;

    ModelFailure(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
