package dev.marquee.site;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** What a page does when another service's answer is not the one it needs. */
@ControllerAdvice
class ServiceAnswers {

    private static final Logger log = LoggerFactory.getLogger(ServiceAnswers.class);

    /** No such thing, or not the reader's to see. */
    @ExceptionHandler
    void refused(RestClientResponseException e, HttpServletResponse response) throws IOException {
        switch (e.getStatusCode().value()) {
            case 401, 403, 404 -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
            case 429 -> response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            default -> {
                log.warn("A service answered {}", e.getStatusCode(), e);
                unavailable(response);
            }
        }
    }

    /** Nothing at all, or nothing in time. */
    @ExceptionHandler
    void silent(RestClientException e, HttpServletResponse response) throws IOException {
        log.warn(
                e instanceof ResourceAccessException
                        ? "A service does not answer"
                        : "A service's answer cannot be read",
                e);
        unavailable(response);
    }

    private static void unavailable(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "5");
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
