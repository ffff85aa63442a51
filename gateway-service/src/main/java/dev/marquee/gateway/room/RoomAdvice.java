package dev.marquee.gateway.room;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** While the database is away, a room says so, and when to ask again. */
@ControllerAdvice(assignableTypes = {RoomApiController.class, RoomPageController.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class RoomAdvice {

    private static final Logger log = LoggerFactory.getLogger(RoomAdvice.class);

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    void away(RuntimeException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        log.warn("a waiting room cannot be asked: {}", e.toString());
        // A page that needs no script renews itself.
        if (request.getMethod().equals("GET"))
            response.setHeader("Refresh", RoomProblems.RETRY_AFTER);
        RoomProblems.refuse(request, response, RoomProblems.unavailable());
    }
}
