package dev.marquee.ticket.booking;

import dev.marquee.platform.value.EmailAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * A way, other than an account, in which a request shows that it comes from the owner of an e-mail
 * address; such a request may see and cancel that address's bookings.
 */
public interface BuyerProof {

    /** The address that this request has proved to own; empty if it carries no valid proof. */
    Optional<EmailAddress> provenAddress(HttpServletRequest request);
}
