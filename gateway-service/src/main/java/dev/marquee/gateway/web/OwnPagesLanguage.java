package dev.marquee.gateway.web;

import dev.marquee.gateway.session.SessionCookie;
import dev.marquee.gateway.session.SessionTokens;
import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.platform.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * The pages of the gateway's own are in the language of whoever is signed in, as all others are.
 * Nobody is signed in here, so the session is asked what its account reads; without an answer the
 * browser decides.
 */
@Component
class OwnPagesLanguage implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(OwnPagesLanguage.class);

    private final SessionCookie cookie;
    private final SessionTokens tokens;
    private final JwtDecoder decoder;

    OwnPagesLanguage(SessionCookie cookie, SessionTokens tokens, JwtDecoder decoder) {
        this.cookie = cookie;
        this.tokens = tokens;
        this.decoder = decoder;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var session = cookie.in(Collections.list(request.getHeaders(HttpHeaders.COOKIE)));
        if (session.isEmpty()) return true;
        try {
            tokens.tokenOf(session.get())
                    .map(decoder::decode)
                    .flatMap(Caller::of)
                    .ifPresent(caller -> ReaderLocales.isReadBy(request, caller.locale()));
        } catch (ErrorResponseException | JwtException e) {
            log.debug("the language of an account is not known", e);
        }
        return true;
    }
}
