package dev.marquee.customer.complaint.intake;

import dev.marquee.customer.client.BookingFactsClient;
import dev.marquee.customer.client.BookingFactsClient.BookingFacts;
import dev.marquee.customer.client.EventFactsClient;
import dev.marquee.customer.client.EventFactsClient.EventFacts;
import dev.marquee.customer.complaint.Complaint;
import dev.marquee.customer.complaint.ComplaintAccess;
import dev.marquee.customer.complaint.OpenComplaint;
import dev.marquee.customer.complaint.OpenComplaint.Command;
import dev.marquee.customer.complaint.Person;
import dev.marquee.customer.complaint.Reader;
import dev.marquee.customer.complaint.Requester;
import dev.marquee.customer.complaint.Role;
import dev.marquee.customer.complaint.Subject;
import dev.marquee.customer.complaint.kind.Priority;
import dev.marquee.customer.complaint.kind.Source;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.CleanText;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Takes complaints from forms and programs. Other services are asked before anything is stored. */
@Component
public class ComplaintIntake {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EVENT = 200;

    private final OpenComplaint openComplaint;
    private final BookingFactsClient bookings;
    private final EventFactsClient events;
    private final Languages languages;

    ComplaintIntake(
            OpenComplaint openComplaint,
            BookingFactsClient bookings,
            EventFactsClient events,
            Languages languages) {
        this.openComplaint = openComplaint;
        this.bookings = bookings;
        this.events = events;
        this.languages = languages;
    }

    /**
     * Takes one. It waits for its requester to confirm the address where neither an account nor a
     * booking shows who that is.
     *
     * @param locale of whoever sends it: of the requester, unless staff write it down
     * @throws ErrorResponseException 422 invalid-input; 429 too-many-complaints; 503 where it is
     *     about a booking and ticket-service is away
     */
    public Complaint take(NewComplaint draft, Reader reader, Locale locale) {
        var booking = booking(draft, reader);
        var caller = reader.caller();
        var forSomebody = reader.isStaff() && (draft.email() != null || booking != null);
        // Whoever writes it down reads another language, perhaps, than the one it is about.
        var theirs = forSomebody ? languages.house().locale() : locale;
        var requester = requester(draft, reader, booking, forSomebody, theirs.toLanguageTag());
        return openComplaint.handle(
                new Command(
                        requester,
                        subject(draft, booking),
                        draft.text().strip(),
                        reader.isStaff() && draft.priority() != null
                                ? draft.priority()
                                : Priority.NORMAL,
                        source(draft, forSomebody),
                        caller != null || booking != null,
                        forSomebody && caller != null
                                ? new Person(Role.STAFF, caller.id(), cut(caller.name()))
                                : null));
    }

    /** Whoever complains says at most that the assistant wrote it down. */
    private static Source source(NewComplaint draft, boolean forSomebody) {
        if (forSomebody) return Objects.requireNonNullElse(draft.source(), Source.PHONE);
        return draft.source() == Source.ASSISTANT ? Source.ASSISTANT : Source.PAGE;
    }

    private Requester requester(
            NewComplaint draft,
            Reader reader,
            @Nullable BookingFacts booking,
            boolean forSomebody,
            String locale) {
        var caller = reader.caller();
        if (caller != null && !forSomebody) {
            var email = EmailAddress.parse(caller.email());
            var known = caller.emailVerified() ? email.map(EmailAddress::value).orElse("") : "";
            return new Requester(
                    caller.id(),
                    cut(caller.name()),
                    email.map(EmailAddress::value).orElse(""),
                    known,
                    locale);
        }
        // A mailed link shows who has that mail, and not that another address is theirs too.
        if (booking != null && (reader.booking() != null || draft.email() == null)) {
            var key = EmailAddress.parse(booking.buyerEmail()).map(EmailAddress::value).orElse("");
            return new Requester(
                    forSomebody ? booking.accountId() : null,
                    cut(booking.buyerName()),
                    deliverable(key) ? key : "",
                    key,
                    locale);
        }
        var email =
                Optional.ofNullable(draft.email())
                        .flatMap(EmailAddress::parse)
                        .orElseThrow(() -> Problems.invalid("email", Text.of("invalid.email")));
        var name = CleanText.name(Objects.requireNonNullElse(draft.name(), ""));
        if (name.isEmpty()) throw Problems.invalid("name", Text.of("invalid.required"));
        return new Requester(null, cut(name), email.value(), email.value(), locale);
    }

    /** Buyers who gave no address have one that leads nowhere. */
    private static boolean deliverable(String key) {
        return !key.endsWith(".invalid");
    }

    private @Nullable BookingFacts booking(NewComplaint draft, Reader reader) {
        if (reader.booking() != null) return reader.booking();
        var id = draft.bookingId();
        if (id == null) return null;
        var caller = reader.caller();
        if (caller == null) throw notYours();
        try {
            var booking = bookings.facts(id);
            if (!reader.isStaff() && !isBuyer(caller, booking)) throw notYours();
            return booking;
        } catch (HttpClientErrorException.NotFound none) {
            throw notYours();
        } catch (RestClientException away) {
            throw ComplaintAccess.bookingsAway();
        }
    }

    private static boolean isBuyer(Caller caller, BookingFacts booking) {
        return booking.accountId() != null && booking.accountId() == caller.id()
                || caller.emailVerified()
                        && EmailAddress.parse(caller.email())
                                .equals(EmailAddress.parse(booking.buyerEmail()));
    }

    private static ErrorResponseException notYours() {
        return Problems.invalid("booking_id", Text.of("invalid.one-of-your-bookings"));
    }

    private Subject subject(NewComplaint draft, @Nullable BookingFacts booking) {
        var title = draft.subject().strip();
        if (booking != null)
            return new Subject(
                    title,
                    booking.id(),
                    booking.eventId(),
                    cut(booking.eventName(), LONGEST_EVENT),
                    booking.organizerId());
        var id = draft.eventId();
        if (id == null) return new Subject(title, null, null, "", null);
        var event = event(id);
        return new Subject(
                title,
                null,
                id,
                event.map(EventFacts::name).map(name -> cut(name, LONGEST_EVENT)).orElse(""),
                event.map(EventFacts::organizerId).orElse(null));
    }

    /** Empty while event-service is away: a complaint is not refused for that. */
    private Optional<EventFacts> event(long id) {
        try {
            return Optional.of(events.event(id));
        } catch (HttpClientErrorException.NotFound none) {
            throw Problems.invalid("event_id", Text.of("invalid.an-event"));
        } catch (RestClientException away) {
            return Optional.empty();
        }
    }

    private static String cut(String name) {
        return cut(name, LONGEST_NAME);
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
