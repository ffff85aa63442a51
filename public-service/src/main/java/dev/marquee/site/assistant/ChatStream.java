package dev.marquee.site.assistant;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** An answer as events, written by the thread that makes it. */
final class ChatStream {

    private final OutputStream out;
    private final JsonMapper json;

    ChatStream(HttpServletResponse response, JsonMapper json) throws IOException {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        this.out = response.getOutputStream();
        this.json = json;
        response.flushBuffer();
    }

    /** Sends one event at once. */
    void send(String event, Map<String, ?> data) throws IOException {
        var text = "event: " + event + "\ndata: " + json.writeValueAsString(data) + "\n\n";
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
