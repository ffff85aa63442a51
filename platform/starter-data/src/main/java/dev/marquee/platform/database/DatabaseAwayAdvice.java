package dev.marquee.platform.database;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Where there is no connection to the database in time, a request is answered with 503 and the wish
 * to come again, on pages as in the API: it is nobody's fault, and it passes.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class DatabaseAwayAdvice {

    private static final Logger log = LoggerFactory.getLogger(DatabaseAwayAdvice.class);

    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class
    })
    void away(RuntimeException e, HttpServletResponse response) throws IOException {
        log.warn("no connection to the database: {}", String.valueOf(e.getCause()));
        response.setHeader(HttpHeaders.RETRY_AFTER, "2");
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
