package dev.marquee.platform.live;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter.DataWithMediaType;

/** One event of a stream, as it is written. */
record Message(String text) {

    private static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);

    static final Message HEARTBEAT = new Message(":\n\n");

    static Message of(String name, String cursor, String json) {
        return new Message("id: %s\nevent: %s\ndata: %s\n\n".formatted(cursor, name, json));
    }

    /** Says how long a browser's own client waits before it comes back; our pages know better. */
    static Message first() {
        return new Message("retry: 5000\n\n");
    }

    Set<DataWithMediaType> written() {
        return Set.of(new DataWithMediaType(text, PLAIN));
    }
}
