package dev.marquee.notification.delivery;

import dev.marquee.notification.address.SmtpAnswer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How an attempt to hand a mail over ended. */
sealed interface Outcome {

    /** The mail server took it. */
    record Accepted() implements Outcome {}

    /**
     * It was not taken, and may be later.
     *
     * @param answer what the server said to its reader or its words, if it did
     * @param noServer the mail server let nobody in, so no other mail can be sent just now either
     */
    record TryAgain(String reason, boolean noServer, @Nullable SmtpAnswer answer)
            implements Outcome {

        TryAgain(String reason, boolean noServer) {
            this(reason, noServer, null);
        }
    }

    /**
     * It was refused for good.
     *
     * @param answer what the server said, if it did
     */
    record Refused(String reason, @Nullable SmtpAnswer answer) implements Outcome {

        Refused(String reason) {
            this(reason, null);
        }
    }

    /** It is not to be sent. */
    record Skipped(String reason) implements Outcome {}

    /** It is not sent yet, because of something else than its server. */
    record Later(String reason, Instant at) implements Outcome {}

    /** It was handed over whole and the mail server did not say whether it took it. */
    record NoAnswer(String reason) implements Outcome {}
}
