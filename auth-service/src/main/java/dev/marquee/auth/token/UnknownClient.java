package dev.marquee.auth.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.http.converter.OAuth2ErrorHttpMessageConverter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Answers a client that is unknown, shows a wrong secret, or none: 401 with the way to sign in (RFC
 * 6749, section 5.2).
 */
class UnknownClient implements AuthenticationFailureHandler {

    private static final OAuth2Error INVALID_CLIENT =
            new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT);

    private final OAuth2ErrorHttpMessageConverter errors = new OAuth2ErrorHttpMessageConverter();

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        var error =
                e instanceof OAuth2AuthenticationException known
                        ? known.getError()
                        : INVALID_CLIENT;
        var answer = new ServletServerHttpResponse(response);
        if (OAuth2ErrorCodes.INVALID_CLIENT.equals(error.getErrorCode())) {
            answer.setStatusCode(HttpStatus.UNAUTHORIZED);
            answer.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"marquee\"");
        } else {
            answer.setStatusCode(HttpStatus.BAD_REQUEST);
        }
        // The reasons of the library say which part was wrong; that is nobody's business.
        errors.write(new OAuth2Error(error.getErrorCode()), null, answer);
    }
}
