package dev.marquee.site.transfer;

import dev.marquee.site.SeeOther;
import dev.marquee.site.client.Booking;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.client.TicketClient.Attendee;
import dev.marquee.site.wording.EventTime;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindingResult;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** The page on which a buyer says who comes with a ticket, whichever way the buyer came. */
@Component
class NamePages {

    static final String FORM = "nameForm";

    /**
     * The ticket that the page is about.
     *
     * @param base the address of the page
     * @param back where it leads back to
     */
    record Subject(Booking booking, Booking.Ticket ticket, String base, String back) {

        /** That ticket of a booking; answers 404 if it has none of that id. */
        static Subject of(Booking booking, long ticketId, String path, String back) {
            var ticket =
                    booking.tickets().stream()
                            .filter(it -> it.id() != null && it.id() == ticketId)
                            .findFirst()
                            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            return new Subject(booking, ticket, path + "/tickets/" + ticketId + "/name", back);
        }
    }

    private final TicketClient tickets;

    NamePages(TicketClient tickets) {
        this.tickets = tickets;
    }

    ModelAndView show(Subject subject, Locale locale) {
        var ticket = subject.ticket();
        var name = ticket.attendeeName();
        return page(subject, HttpStatus.OK, null, locale)
                .addObject(FORM, new NameForm(name == null ? subject.booking().buyerName() : name));
    }

    /** Writes the name down; what was typed stays where it cannot be. */
    ModelAndView rename(
            Subject subject, Proof proof, NameForm form, BindingResult errors, Locale locale) {
        if (!errors.hasErrors()) {
            try {
                tickets.rename(
                        Objects.requireNonNull(subject.ticket().id()),
                        proof.key(),
                        proof.lookupToken(),
                        new Attendee(Objects.requireNonNull(form.name())));
                return new ModelAndView(SeeOther.at(subject.back()));
            } catch (HttpClientErrorException e) {
                var refusal = Refusal.of(e);
                switch (refusal.status()) {
                    case 409 -> {
                        return page(
                                subject,
                                HttpStatus.CONFLICT,
                                Objects.requireNonNullElse(refusal.state(), "other"),
                                locale);
                    }
                    case 422 -> errors.rejectValue("name", "refused");
                    default -> throw e;
                }
            }
        }
        return page(subject, HttpStatus.UNPROCESSABLE_CONTENT, null, locale);
    }

    private static ModelAndView page(
            Subject subject, HttpStatus status, @Nullable String refusal, Locale locale) {
        var booking = subject.booking();
        return new ModelAndView("ticket-name", status)
                .addObject("subject", subject)
                .addObject(
                        "time", EventTime.of(booking.startsAt(), null, booking.timeZone(), locale))
                .addObject("refusal", refusal);
    }
}
