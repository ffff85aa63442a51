package dev.marquee.auth.client;

import dev.marquee.platform.archive.Payload;
import dev.marquee.platform.leaving.Wanted;
import java.io.IOException;

/** Asks a service for an organiser's rows. */
public interface ArchiveClient {

    /** What a service says that starts, or when something of before is still on its way. */
    final class NotYet extends Exception {

        private static final long serialVersionUID = 1;
    }

    /**
     * Adds them to the payload.
     *
     * @throws org.springframework.web.client.ResourceAccessException if nobody can be reached
     * @throws RuntimeException if the answer was another one, or was not whole
     * @throws IOException if the payload cannot take it
     */
    void export(Wanted wanted, Payload payload) throws IOException, NotYet;
}
