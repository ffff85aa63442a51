package dev.marquee.gateway.route;

import dev.marquee.gateway.client.Events;
import dev.marquee.gateway.session.SessionCookie;
import dev.marquee.gateway.session.SessionTokens;
import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.net.URI;
import java.util.Collections;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Where a browser is led that asks for an address of the older systems' APIs. */
@Component
class BrowserPages {

    private final Events events;
    private final SessionCookie cookie;
    private final SessionTokens tokens;
    private final JwtDecoder decoder;

    BrowserPages(
            ServiceClients clients,
            SessionCookie cookie,
            SessionTokens tokens,
            JwtDecoder decoder) {
        this.events = clients.asNobody(Events.class, "event");
        this.cookie = cookie;
        this.tokens = tokens;
        this.decoder = decoder;
    }

    /** {@code /events} and {@code /events/{id}}: what is on, or the page of one event. */
    ServerResponse events(ServerRequest request) {
        var id = lastOf(request.path());
        return to(id.equals("events") ? "/" : "/e/" + code(id));
    }

    /** {@code /tickets}: everybody's for staff, their own for everybody else. */
    ServerResponse tickets(ServerRequest request) {
        var staff = caller(request).filter(caller -> caller.has("ORGANIZER", "SUPPORT", "ADMIN"));
        return to(staff.isPresent() ? "/admin/tickets" : "/my");
    }

    /** Nobody's own events are looked up: a draft has no page here anyway. */
    private String code(String id) {
        if (!id.matches("[0-9]{1,18}")) throw Problems.notFound("event");
        try {
            return events.event(Long.parseLong(id)).code();
        } catch (HttpClientErrorException.NotFound e) {
            throw Problems.notFound("event");
        } catch (RestClientException e) {
            throw Problems.problem(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "service-unavailable",
                    Text.of("problem.service-unavailable.events-cannot-be"));
        }
    }

    private Optional<Caller> caller(ServerRequest request) {
        var cookies = Collections.list(request.servletRequest().getHeaders(HttpHeaders.COOKIE));
        return cookie.in(cookies).flatMap(tokens::tokenOf).flatMap(this::caller);
    }

    private Optional<Caller> caller(String token) {
        try {
            return Caller.of(decoder.decode(token));
        } catch (JwtException e) {
            return Optional.empty();
        }
    }

    private static ServerResponse to(String page) {
        return ServerResponse.status(HttpStatus.FOUND)
                .location(URI.create(page))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
