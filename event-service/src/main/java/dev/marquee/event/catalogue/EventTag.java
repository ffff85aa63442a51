package dev.marquee.event.catalogue;

import dev.marquee.platform.web.Versions;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/** The version of an event as the ETag of an answer. */
public final class EventTag {

    private EventTag() {}

    /**
     * Adds the header alone. Left to Spring, a GET with {@code If-None-Match} would be answered
     * with 304, though more tickets may be taken since: they do not change the version.
     */
    public static EventView on(EventView event, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, Versions.etag(event.version()));
        return event;
    }
}
