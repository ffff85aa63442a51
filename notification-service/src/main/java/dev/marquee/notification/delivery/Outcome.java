package dev.marquee.notification.delivery;

/** How an attempt to hand a mail over ended. */
sealed interface Outcome {

    /** The mail server took it. */
    record Accepted() implements Outcome {}

    /**
     * It was not taken, and may be later.
     *
     * @param noServer the mail server let nobody in, so no other mail can be sent just now either
     */
    record TryAgain(String reason, boolean noServer) implements Outcome {}

    /** It was refused for good. */
    record Refused(String reason) implements Outcome {}

    /** It is not to be sent. */
    record Skipped(String reason) implements Outcome {}

    /** It was handed over whole and the mail server did not say whether it took it. */
    record NoAnswer(String reason) implements Outcome {}
}
