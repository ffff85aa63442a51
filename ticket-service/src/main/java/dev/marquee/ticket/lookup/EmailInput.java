package dev.marquee.ticket.lookup;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;

/** An address that somebody typed. */
final class EmailInput {

    private EmailInput() {}

    /**
     * @throws org.springframework.web.ErrorResponseException 422 if it is no e-mail address
     */
    static EmailAddress parse(String typed) {
        return EmailAddress.parse(typed)
                .orElseThrow(() -> Problems.invalid("email", "is not an e-mail address"));
    }
}
