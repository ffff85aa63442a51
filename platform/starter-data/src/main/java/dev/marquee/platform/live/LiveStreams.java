package dev.marquee.platform.live;

import dev.marquee.platform.security.RevokedTokens;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BooleanSupplier;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Answers requests with streams of what changes. */
public class LiveStreams {

    private final LiveHub hub;
    private final RevokedTokens revoked;

    LiveStreams(LiveHub hub, RevokedTokens revoked) {
        this.hub = hub;
        this.revoked = revoked;
    }

    /**
     * A stream of what the audience sees of the subject. Whether the caller is of that audience has
     * been asked before. It ends within seconds after the caller's token is known to be revoked.
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
        hub.watch(
                audience,
                subject,
                Cursor.read(request.getHeader("Last-Event-ID")),
                revocation(request),
                emitter);
        return answer.body(emitter);
    }

    /** Whoever has no token has none that could be revoked. */
    private BooleanSupplier revocation(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof JwtAuthenticationToken caller
                ? () -> revoked.include(caller.getToken())
                : () -> false;
    }

    /** Here HEAD is a GET whose body nobody hears of. */
    private static boolean isHead(HttpServletRequest request) {
        ServletRequest sent = request;
        while (sent instanceof ServletRequestWrapper wrapper) sent = wrapper.getRequest();
        return sent instanceof HttpServletRequest http && http.getMethod().equals("HEAD");
    }
}
