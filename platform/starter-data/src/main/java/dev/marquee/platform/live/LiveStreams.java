package dev.marquee.platform.live;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Answers requests with streams of what changes. */
public class LiveStreams {

    private final LiveHub hub;

    LiveStreams(LiveHub hub) {
        this.hub = hub;
    }

    /**
     * A stream of what the audience sees of the subject. Whether the caller is of that audience has
     * been asked before.
     *
     * @throws org.springframework.web.ErrorResponseException 503 {@code busy} if too many watch
     */
    public ResponseEntity<SseEmitter> open(
            Audience audience, Subject subject, HttpServletRequest request) {
        var answer =
                ResponseEntity.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .cacheControl(CacheControl.noStore())
                        .header("X-Accel-Buffering", "no");
        if (isHead(request)) return answer.build();
        var emitter = new SseEmitter(0L);
        hub.watch(audience, subject, Cursor.read(request.getHeader("Last-Event-ID")), emitter);
        return answer.body(emitter);
    }

    /** Here HEAD is a GET whose body nobody hears of. */
    private static boolean isHead(HttpServletRequest request) {
        ServletRequest sent = request;
        while (sent instanceof ServletRequestWrapper wrapper) sent = wrapper.getRequest();
        return sent instanceof HttpServletRequest http && http.getMethod().equals("HEAD");
    }
}
