package dev.marquee.ticket.receipt;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Organisers say what their receipts name them as; admins for everybody. */
@Component
class ManageSellers {

    private final Sellers sellers;

    ManageSellers(Sellers sellers) {
        this.sellers = sellers;
    }

    /**
     * What an organiser has said.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if it is not the caller's
     */
    Optional<Seller> find(long organizer, Caller caller) {
        check(organizer, caller);
        return sellers.find(organizer);
    }

    /** Stores it, in the same way. */
    void save(Seller seller, Caller caller) {
        check(seller.organizerId(), caller);
        sellers.save(seller);
    }

    private static void check(long organizer, Caller caller) {
        if (caller.id() != organizer && !caller.has("ADMIN")) throw Problems.notFound("seller");
    }
}
