package dev.marquee.gateway.room;

import dev.marquee.platform.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.DispatcherServlet;

/** Refusals that the doors, the pages and the API have in common. */
final class RoomProblems {

    /** How many seconds later to ask again. */
    static final String RETRY_AFTER = "5";

    private RoomProblems() {}

    /** 503: the database is away, or was since the start. */
    static ErrorResponseException unavailable() {
        var problem =
                Problems.problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "service-unavailable",
                        "The waiting room cannot be asked just now. Nothing was done; try again in a moment.");
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
