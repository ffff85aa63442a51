package dev.marquee.notification.message;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.client.RestClientException;

/** While ticket-service, or what lets us ask it, is away, nobody knows whom a message goes to. */
@ControllerAdvice("dev.marquee.notification.message")
@Order(Ordered.HIGHEST_PRECEDENCE)
class TicketsAwayAdvice {

    private static final Logger log = LoggerFactory.getLogger(TicketsAwayAdvice.class);

    @ExceptionHandler({RestClientException.class, ClientAuthorizationException.class})
    void away(RuntimeException e, HttpServletResponse response) throws IOException {
        log.warn("ticket-service cannot be asked: {}", e.toString());
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
