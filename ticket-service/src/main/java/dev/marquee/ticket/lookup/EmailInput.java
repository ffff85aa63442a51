package dev.marquee.ticket.lookup;

import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.booking.EmailAddress;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** An address that somebody typed. */
final class EmailInput {

    private EmailInput() {}

    /**
     * @throws org.springframework.web.ErrorResponseException 422 if it is no e-mail address
     */
    static EmailAddress parse(String typed) {
        try {
            return new EmailAddress(typed);
        } catch (IllegalArgumentException e) {
            throw Problems.problem(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "invalid-input",
                    "Some of what was sent cannot be accepted; see errors.",
                    Map.of(
                            "errors",
                            List.of(
                                    Map.of(
                                            "field",
                                            "email",
                                            "message",
                                            "is not an e-mail address"))));
        }
    }
}
