package dev.marquee.customer.complaint;

import dev.marquee.customer.client.BookingFactsClient;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** The one place that says whose a complaint is. */
@Component
public class ComplaintAccess {

    /** A complaint, and as what somebody may deal with it. */
    public record Opened(Complaint complaint, Person by) {

        /** Whether internal notes are shown, and who works on it. */
        public boolean seesNotes() {
            return by.isStaff();
        }
    }

    private final Complaints complaints;
    private final ComplaintLinks links;
    private final BookingFactsClient bookings;
    private final ComplaintSettings settings;

    ComplaintAccess(
            Complaints complaints,
            ComplaintLinks links,
            BookingFactsClient bookings,
            ComplaintSettings settings) {
        this.complaints = complaints;
        this.links = links;
        this.bookings = bookings;
        this.settings = settings;
    }

    /**
     * The complaint, for somebody who may see it.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if there is none, or it is not
     *     theirs
     */
    public Opened open(long id, Reader reader) {
        return complaints
                .find(id)
                .flatMap(complaint ->
                        role(complaint, reader)
                                .map(role -> new Opened(complaint, reader.as(role, complaint))))
                .orElseThrow(ComplaintRefusals::notFound);
    }

    /** The complaint that something was written to, for whoever wrote it there. */
    public Opened same(long id, Person by) {
        return complaints
                .find(id)
                .map(complaint -> new Opened(complaint, by))
                .orElseThrow(ComplaintRefusals::notFound);
    }

    /** The complaint of a mailed link, in the same way. */
    public Opened open(String token) {
        var id = links.idIn(token).orElseThrow(ComplaintRefusals::notFound);
        return open(id, Reader.byToken(token));
    }

    /**
     * Who asks, with what proves it: an account, the link of a booking's mail, or that of a
     * complaint's.
     *
     * @throws org.springframework.web.ErrorResponseException 404 if the booking's link is of none;
     *     503 service-unavailable where ticket-service is away
     */
    public Reader reader(@Nullable String bookingLink, @Nullable String token) {
        var caller = Caller.current();
        if (caller.isPresent()) return Reader.of(caller.get());
        if (bookingLink != null) return byLink(bookingLink);
        return new Reader(null, null, token);
    }

    /** A guest with the link of a booking's mail. */
    public Reader byLink(String bookingLink) {
        try {
            return Reader.byBooking(bookings.byLink(bookingLink));
        } catch (HttpClientErrorException.NotFound | HttpClientErrorException.BadRequest none) {
            throw Problems.notFound("link");
        } catch (RestClientException away) {
            throw bookingsAway();
        }
    }

    /** 503: nobody can say now whose a booking is. */
    public static ErrorResponseException bookingsAway() {
        return Problems.problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                "service-unavailable",
                Text.of("problem.service-unavailable.bookings"));
    }

    Optional<Role> role(Complaint complaint, Reader reader) {
        if (reader.isStaff()) return Optional.of(Role.STAFF);
        if (isRequester(complaint, reader)) return Optional.of(Role.REQUESTER);
        return runsEvent(complaint, reader) ? Optional.of(Role.ORGANIZER) : Optional.empty();
    }

    private boolean isRequester(Complaint complaint, Reader reader) {
        var requester = complaint.requester();
        var token = reader.token();
        if (token != null && links.opens(token, complaint)) return true;
        var caller = reader.caller();
        if (caller != null && requester.account() != null && requester.account() == caller.id())
            return true;
        if (complaint.unconfirmed()) return false;
        var booking = reader.booking();
        if (booking != null)
            return complaint.subject().bookingId() != null
                    && complaint.subject().bookingId() == booking.id();
        return !requester.addressKey().isEmpty()
                && reader.address().filter(requester.addressKey()::equals).isPresent();
    }

    private boolean runsEvent(Complaint complaint, Reader reader) {
        var caller = reader.caller();
        var organizer = complaint.subject().organizerId();
        return settings.organizersAnswer()
                && !complaint.unconfirmed()
                && caller != null
                && caller.has("ORGANIZER")
                && organizer != null
                && organizer == caller.id();
    }
}
