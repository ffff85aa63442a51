package dev.marquee.gateway.route;

import dev.marquee.gateway.cache.Changes;
import dev.marquee.gateway.limit.StreamLimiter;
import dev.marquee.gateway.limit.StreamLimiter.Permit;
import dev.marquee.gateway.session.SessionCookie;
import dev.marquee.gateway.session.SessionTokens;
import dev.marquee.gateway.stream.EventStreams;
import dev.marquee.gateway.web.Clients;
import dev.marquee.gateway.web.CrossOrigin;
import dev.marquee.platform.connection.UnfinishedBodies;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Carries a request to a service and the answer back, as they are: same host, path, query and body.
 * Spring's own proxy function takes queries and forms apart and puts them together again, answers
 * conditional requests by itself, and cannot tell a slow client from a slow service.
 */
@Component
class Forwarder {

    private static final URI ANYWHERE = URI.create("/");
    private static final long SMALL = DataSize.ofKilobytes(64).toBytes();

    private final CloseableHttpClient upstream;
    private final CloseableHttpClient streamUpstream;
    private final StreamLimiter streamLimiter;
    private final EventStreams streams;
    private final SessionTokens tokens;
    private final SessionCookie cookie;
    private final Clients clients;
    private final CrossOrigin crossOrigin;
    private final Changes changes;

    Forwarder(
            CloseableHttpClient upstream,
            @Qualifier(UpstreamConfiguration.STREAMS) CloseableHttpClient streamUpstream,
            StreamLimiter streamLimiter,
            EventStreams streams,
            SessionTokens tokens,
            SessionCookie cookie,
            Clients clients,
            CrossOrigin crossOrigin,
            Changes changes) {
        this.upstream = upstream;
        this.streamUpstream = streamUpstream;
        this.streamLimiter = streamLimiter;
        this.streams = streams;
        this.tokens = tokens;
        this.cookie = cookie;
        this.clients = clients;
        this.crossOrigin = crossOrigin;
        this.changes = changes;
    }

    /**
     * Sends the request on, once. Only where a service did not even look at it, because the token
     * that was kept for the session has been called back, it goes on again with the session's
     * present one, or as nobody's.
     *
     * @return the answer, to be written
     * @throws org.springframework.web.ErrorResponseException 502, 503 or 504 if there is none
     */
    ServerResponse forward(ServerRequest request, Target target) throws Exception {
        var status = HttpStatus.INTERNAL_SERVER_ERROR.value(); // without an answer, it may be done
        try {
            var answer = answer(request, target);
            status = answer.statusCode().value();
            return answer;
        } finally {
            changes.answered(request.servletRequest(), target.service(), status);
        }
    }

    private Answer answer(ServerRequest request, Target target) throws Exception {
        var answer = send(request, target);
        if (!answer.refusesSessionsToken() || hasBody(request.servletRequest())) return answer;
        answer.discard();
        return send(request, target);
    }

    private Answer send(ServerRequest request, Target target) throws Exception {
        var from = request.servletRequest();
        var to = new HttpUriRequestBase(from.getMethod(), ANYWHERE);
        to.setPath(path(request, target));
        RequestHeaders.copy(from, to, clients.addressOf(from));
        if (crossOrigin.vouchesFor(from)) RequestHeaders.forgetOrigin(to);
        var session = addIdentity(from, to, target);
        var body = addBody(from, to);
        var permit = StreamLimiter.isAskedForBy(from) ? streamLimiter.acquire(from) : null;
        try {
            var client = permit == null ? upstream : streamUpstream;
            var answer = client.executeOpen(target.address(), to, HttpClientContext.create());
            if (EventStreams.isStream(answer)) {
                var stream = open(answer, to, permit, from);
                permit = null; // it is the stream's now
                return Answer.of(answer, stream, session, cookie, tokens);
            }
            return Answer.of(answer, null, session, cookie, tokens);
        } catch (IOException e) {
            var clients = body == null ? null : body.failure();
            if (clients != null) throw Failures.ofClient(clients);
            throw Failures.explain(e, target);
        } finally {
            if (permit != null) permit.close();
        }
    }

    /** Who did not ask for a stream and gets one all the same has one more open, too. */
    private UpstreamStream open(
            ClassicHttpResponse answer,
            HttpUriRequestBase to,
            @Nullable Permit permit,
            HttpServletRequest from) {
        try {
            return new UpstreamStream(
                    answer, to, permit == null ? streamLimiter.acquire(from) : permit, streams);
        } catch (ErrorResponseException e) {
            to.cancel();
            throw e;
        }
    }

    private static String path(ServerRequest request, Target target) {
        var query = request.servletRequest().getQueryString();
        var path = target.prefix() + request.uri().getRawPath();
        return query == null ? path : path + "?" + query;
    }

    /**
     * Puts the token of the browser's session into the request. What the client itself says in
     * Authorization comes first.
     */
    private Identity addIdentity(HttpServletRequest from, ClassicHttpRequest to, Target target) {
        var cookies = Collections.list(from.getHeaders(HttpHeaders.COOKIE));
        if (cookies.isEmpty())
            return new Identity(null, false, to.containsHeader("Authorization"), false);
        var key = cookie.in(cookies).orElse(null);
        addCookies(cookies, to, target);
        if (key == null || to.containsHeader(HttpHeaders.AUTHORIZATION))
            return new Identity(key, false, to.containsHeader(HttpHeaders.AUTHORIZATION), false);
        var token = tokens.tokenOf(key);
        token.ifPresent(value -> to.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + value));
        return new Identity(key, token.isEmpty(), token.isPresent(), token.isPresent());
    }

    private void addCookies(List<String> cookies, ClassicHttpRequest to, Target target) {
        var passed = target.isAuth() ? String.join("; ", cookies) : cookie.without(cookies);
        if (!passed.isEmpty()) to.setHeader(HttpHeaders.COOKIE, passed);
    }

    /**
     * A small body is read to its end before a service hears of the request, so that a slow client
     * occupies none of them. A large one, of a caller who may send it, is passed through.
     */
    private static @Nullable RequestBody addBody(HttpServletRequest from, HttpUriRequestBase to)
            throws Exception {
        if (!hasBody(from)) return null;
        var length = from.getContentLengthLong();
        if (length > SMALL) {
            var body = new RequestBody(from.getInputStream(), to);
            to.setEntity(new InputStreamEntity(body, length, null));
            return body;
        }
        to.setEntity(new ByteArrayEntity(read(from, length), null));
        UnfinishedBodies.arrived(from);
        return null;
    }

    private static byte[] read(HttpServletRequest from, long length) throws Exception {
        try {
            var in = from.getInputStream();
            var body = length < 0 ? in.readAllBytes() : in.readNBytes((int) length);
            if (length >= 0 && body.length < length) throw new EOFException("the body broke off");
            return body;
        } catch (IOException e) {
            throw Failures.ofClient(e);
        }
    }

    private static boolean hasBody(HttpServletRequest from) {
        var length = from.getContentLengthLong();
        return length > 0 || length < 0 && from.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
    }
}
