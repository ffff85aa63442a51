package dev.marquee.ticket.booking;

import dev.marquee.platform.web.Problems;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** 422 for what only this service can find wrong with a field. */
final class InvalidInput {

    private InvalidInput() {}

    static ErrorResponseException of(String field, String message) {
        return Problems.problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-input",
                "Some of what was sent cannot be accepted; see errors.",
                Map.of("errors", List.of(Map.of("field", field, "message", message))));
    }
}
