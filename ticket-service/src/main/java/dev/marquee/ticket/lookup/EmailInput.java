package dev.marquee.ticket.lookup;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;

/** An address that somebody typed. */
final class EmailInput {

    private EmailInput() {}

    /**
     * @throws org.springframework.web.ErrorResponseException 422 if it is no e-mail address
     */
    static EmailAddress parse(String typed) {
        return EmailAddress.parse(typed)
                .orElseThrow(() -> Problems.invalid("email", Text.of("invalid.not-an-e-mail")));
    }
}
