package dev.marquee.ticket.customer;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import org.springframework.http.HttpStatus;

/** The address of an account, for the account itself. */
final class VerifiedAddress {

    private VerifiedAddress() {}

    /**
     * @param id of the account that is asked for
     * @throws org.springframework.web.ErrorResponseException 404 if it is another's; 403 {@code
     *     address-not-verified}
     */
    static EmailAddress of(long id, Caller caller) {
        if (caller.id() != id) throw Problems.notFound("account");
        return EmailAddress.parse(caller.email())
                .filter(email -> caller.emailVerified())
                .orElseThrow(() ->
                        Problems.problem(
                                HttpStatus.FORBIDDEN,
                                "address-not-verified",
                                Text.of("problem.address-not-verified")));
    }
}
