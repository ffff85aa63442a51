package dev.marquee.gateway.room;

import dev.marquee.platform.web.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

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
}
