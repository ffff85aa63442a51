package dev.marquee.platform.security;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.servlet.LocaleResolver;
import tools.jackson.databind.json.JsonMapper;

/** Sends a browser to the login page and back; everyone else gets 401 and a problem detail. */
class SignInEntryPoint implements AuthenticationEntryPoint {

    private final BearerTokenAuthenticationEntryPoint bearer =
            new BearerTokenAuthenticationEntryPoint();
    private final JsonMapper json;
    private final MessageSource messages;
    private final LocaleResolver locales;

    SignInEntryPoint(
            JsonMapper json, MessageSource messages, LocaleResolver locales, URI publicUrl) {
        this.json = json;
        this.messages = messages;
        this.locales = locales;
        bearer.setResourceMetadataParameterResolver(
                request -> publicUrl + "/.well-known/oauth-protected-resource");
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException, ServletException {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
            // The gateway reads it: a browser's token may be too old where its session is not.
            if (e instanceof OAuth2AuthenticationException)
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(
                    HttpHeaders.LOCATION,
                    "/login?return=" + URLEncoder.encode(wanted(request), StandardCharsets.UTF_8));
            return;
        }
        bearer.commence(request, response, e);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        var problem =
                Problems.detail(
                        HttpStatus.UNAUTHORIZED,
                        "unauthorized",
                        Text.of("problem.unauthorized"),
                        Map.of());
        Problems.put(problem, messages, locales.resolveLocale(request));
        json.writeValue(response.getOutputStream(), problem);
    }

    private static String wanted(HttpServletRequest request) {
        if (!"GET".equals(request.getMethod())) return "/";
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }
}
