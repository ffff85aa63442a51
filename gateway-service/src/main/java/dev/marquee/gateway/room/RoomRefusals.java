package dev.marquee.gateway.room;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.DispatcherServlet;

/** While the database is away, a room and its doors say so, and when to ask again. */
@ControllerAdvice(assignableTypes = {RoomApiController.class, RoomPageController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class RoomRefusals {

    /** How many seconds later to ask again. */
    static final String RETRY_AFTER = "5";

    private static final Logger log = LoggerFactory.getLogger(RoomRefusals.class);

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    void away(RuntimeException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        log.warn("a waiting room cannot be asked: {}", e.toString());
        // A page that needs no script renews itself.
        if (request.getMethod().equals("GET")) response.setHeader("Refresh", RETRY_AFTER);
        refuse(request, response, unavailable());
    }

    /** 503: the database is away, or was since the start. */
    static ErrorResponseException unavailable() {
        var problem =
                Problems.problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "service-unavailable",
                        Text.of("problem.service-unavailable"));
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        return problem;
    }

    /** Answers a request with it, as a page or as JSON. */
    static void refuse(
            HttpServletRequest request, HttpServletResponse response, ErrorResponseException why)
            throws IOException {
        var wait = why.getHeaders().getFirst(HttpHeaders.RETRY_AFTER);
        if (wait != null) response.setHeader(HttpHeaders.RETRY_AFTER, wait);
        request.setAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE, why);
        response.sendError(Objects.requireNonNull(why.getStatusCode()).value());
    }
}
