package dev.marquee.customer.complaint;

import dev.marquee.customer.client.BookingFactsClient.BookingFacts;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for a complaint, and by which right.
 *
 * @param caller null for a guest
 * @param booking that the guest's mailed link has proved; null for none
 * @param token of a link to one complaint; null for none
 */
public record Reader(
        @Nullable Caller caller, @Nullable BookingFacts booking, @Nullable String token) {

    public static Reader of(Caller caller) {
        return new Reader(caller, null, null);
    }

    public static Reader byBooking(BookingFacts booking) {
        return new Reader(null, booking, null);
    }

    public static Reader byToken(String token) {
        return new Reader(null, null, token);
    }

    public boolean isStaff() {
        return caller != null && caller.has("ADMIN", "SUPPORT");
    }

    /** The address that the caller is known to have, in its one spelling. */
    Optional<String> address() {
        return caller == null || !caller.emailVerified()
                ? Optional.empty()
                : EmailAddress.parse(caller.email()).map(EmailAddress::value);
    }

    /** Who writes, in that role. */
    Person as(Role role, Complaint complaint) {
        var name = caller == null ? complaint.requester().name() : caller.name();
        return new Person(role, caller == null ? null : caller.id(), cut(name));
    }

    private static String cut(String name) {
        return name.length() > 100 ? name.substring(0, 100) : name;
    }
}
