package dev.marquee.gateway.route;

import dev.marquee.gateway.session.SessionCookie;
import dev.marquee.gateway.session.SessionTokens;
import dev.marquee.gateway.web.SecurityHeaders;
import dev.marquee.platform.security.OutdatedToken;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A service's answer on its way to the client. A small one has been read to its end, so that one
 * that broke off can still be reported; a large one is passed through.
 */
final class Answer implements ServerResponse {

    private static final int SMALL = 64 * 1024;
    private static final Pattern CATALOGUE =
            Pattern.compile(
                    "/|/[eoc]/[^/]+|(/api)?/events(/[^/]+)?|/api/(venues|categories)(/[^/]+)?");
    private static final Set<String> DROPPED =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-connection",
                    "server",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "x-request-id",
                    OutdatedToken.HEADER.toLowerCase(Locale.ROOT));

    private final ClassicHttpResponse upstream;
    private final byte @Nullable [] small;
    private final @Nullable UpstreamStream stream;
    private final Identity caller;
    private final SessionTokens tokens;
    private final SessionCookie cookie;

    private Answer(
            ClassicHttpResponse upstream,
            byte @Nullable [] small,
            @Nullable UpstreamStream stream,
            Identity caller,
            SessionCookie cookie,
            SessionTokens tokens) {
        this.tokens = tokens;
        this.upstream = upstream;
        this.small = small;
        this.stream = stream;
        this.caller = caller;
        this.cookie = cookie;
    }

    /**
     * Takes the answer over, and closes it in the end.
     *
     * @param stream its body, if it is a stream of events
     */
    static Answer of(
            ClassicHttpResponse upstream,
            @Nullable UpstreamStream stream,
            Identity caller,
            SessionCookie cookie,
            SessionTokens tokens)
            throws IOException {
        var small = stream == null ? readIfSmall(upstream) : null;
        var answer = new Answer(upstream, small, stream, caller, cookie, tokens);
        if (caller.session() != null && answer.setsSession()) tokens.end(caller.session());
        if (caller.session() != null
                && (answer.refusesToken() || upstream.containsHeader(OutdatedToken.HEADER)))
            tokens.forget(caller.session());
        return answer;
    }

    private static byte @Nullable [] readIfSmall(ClassicHttpResponse upstream) throws IOException {
        var entity = upstream.getEntity();
        if (entity != null && (entity.getContentLength() < 0 || entity.getContentLength() > SMALL))
            return null;
        try (upstream) {
            return entity == null ? new byte[0] : content(entity);
        }
    }

    private static byte[] content(HttpEntity entity) throws IOException {
        try (var in = entity.getContent()) {
            return in.readAllBytes();
        }
    }

    /** A sign-in or a sign-out: either way the session that the browser came with is over. */
    private boolean setsSession() {
        for (var header : upstream.getHeaders(HttpHeaders.SET_COOKIE))
            if (cookie.isSetBy(header.getValue())) return true;
        return false;
    }

    private boolean refusesToken() {
        for (var header : upstream.getHeaders(HttpHeaders.WWW_AUTHENTICATE))
            if (header.getValue().contains("invalid_token")) return true;
        return false;
    }

    /** Whether a token that came from a browser's session was not accepted. */
    boolean refusesSessionsToken() {
        return caller.isFromSession() && refusesToken();
    }

    /** Drops it unwritten. */
    void discard() throws IOException {
        if (stream != null) stream.close();
        else upstream.close();
    }

    @Override
    public @Nullable ModelAndView writeTo(
            HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        if (stream != null) {
            try (stream) {
                response.setStatus(upstream.getCode());
                copyHeaders(request, response);
                stream.writeTo(request, response, this::isSignedOut);
            }
            return null;
        }
        try (upstream) {
            response.setStatus(upstream.getCode());
            copyHeaders(request, response);
            if (small != null) response.getOutputStream().write(small);
            else upstream.getEntity().writeTo(response.getOutputStream());
        }
        return null;
    }

    private boolean isSignedOut() {
        var session = caller.session();
        return session != null && caller.isFromSession() && tokens.isOver(session);
    }

    private void copyHeaders(HttpServletRequest request, HttpServletResponse response) {
        for (var header : upstream.getHeaders()) {
            var name = header.getName();
            if (DROPPED.contains(name.toLowerCase(Locale.ROOT))
                    || SecurityHeaders.areAloneToSet(name)
                    || stream != null && UpstreamStream.drops(name)) continue;
            if (SecurityHeaders.giveWayTo(name)) response.setHeader(name, header.getValue());
            else response.addHeader(name, header.getValue());
        }
        if (caller.isOver() && !setsSession())
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.cleared());
        if (!upstream.containsHeader(HttpHeaders.CACHE_CONTROL) && isCatalogue(request))
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    /** What everybody sees alike may be kept, as long as it is asked for again. */
    private boolean isCatalogue(HttpServletRequest request) {
        return upstream.getCode() == 200
                && caller.session() == null
                && !caller.isKnown()
                && request.getMethod().equals("GET")
                && CATALOGUE.matcher(request.getRequestURI()).matches();
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(upstream.getCode());
    }

    @Override
    public HttpHeaders headers() {
        var headers = new HttpHeaders();
        for (var header : upstream.getHeaders()) headers.add(header.getName(), header.getValue());
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }
}
