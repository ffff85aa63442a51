package dev.marquee.platform.leaving;

import java.time.Instant;

/** What a service has yet to tell others, beside the messages of its outbox; a bean each. */
public interface StillToTell {

    /** Whether there is something from before then. */
    boolean isLeft(Instant before);
}
