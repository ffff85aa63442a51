package dev.marquee.site.assistant.tool;

import dev.marquee.platform.security.Caller;
import dev.marquee.site.client.Availability;
import dev.marquee.site.client.Booking;
import dev.marquee.site.client.Event;
import dev.marquee.site.client.NewBooking;
import dev.marquee.site.client.NewQuote;
import dev.marquee.site.client.Quote;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.client.TicketClient.GiveBackRequest;
import dev.marquee.site.client.TicketClient.Refund;
import dev.marquee.site.client.WaitingList;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientResponseException;

/**
 * What one question may find out: everything is asked in the name of whoever asks it. None of its
 * methods takes a person; what belongs to somebody else is not found.
 */
public final class CallerTools {

    /** What would come back, or why nothing would, in a word. */
    public record GiveBack(@Nullable Refund refund, @Nullable String refusal) {}

    private final Asker asker;
    private final EventFacts events;
    private final TicketFacts tickets;
    private final ComplaintFacts complaints;

    CallerTools(Asker asker, EventFacts events, TicketFacts tickets, ComplaintFacts complaints) {
        this.asker = asker;
        this.events = events;
        this.tickets = tickets;
        this.complaints = complaints;
    }

    public Asker asker() {
        return asker;
    }

    /**
     * Events on sale, soonest first.
     *
     * @param from a moment or a day
     * @param to a day; null for no end
     */
    public List<Event> find(@Nullable String q, String from, @Nullable String to, int most) {
        return events.list(q, from, to, false, "starts_at", most).items();
    }

    /** An event that the asker may see. */
    public Optional<Event> event(String code) {
        return code.matches("[A-Za-z0-9-]{1,40}")
                ? found(() -> events.event(code))
                : Optional.empty();
    }

    /** What is left of it, as its page says: nothing that needs a code. */
    public Optional<Availability> availability(Event event) {
        return found(() -> tickets.availability(event.code()));
    }

    /** Whether somebody can wait for a ticket of it. */
    public boolean canBeWaitedFor(Event event) {
        return found(() -> tickets.waitingList(event.code())).filter(WaitingList::open).isPresent();
    }

    /** The asker's own bookings; none for who is not signed in or has no verified address. */
    public List<Booking> bookings() {
        return asker.caller()
                .filter(Caller::emailVerified)
                .flatMap(caller -> found(() -> tickets.bookingsOf(caller.id()).items()))
                .orElse(List.of());
    }

    /** One of the asker's own bookings. */
    public Optional<Booking> booking(long id) {
        return bookings().stream().filter(booking -> booking.id() == id).findFirst();
    }

    /** The asker's own complaints: subject and state. Staff have a queue of everybody's. */
    public List<String> complaints() {
        return asker.caller()
                .filter(caller -> !isStaff(caller))
                .flatMap(caller -> found(() -> complaints.complaints("all", 10)))
                .map(page ->
                        page.items().stream()
                                .map(one -> one.id() + ": " + one.subject() + ", " + one.status())
                                .toList())
                .orElse(List.of());
    }

    /** The waiting lists that the asker is on, without what leads to offered tickets. */
    public List<WaitingPlaces.Place> waitingPlaces() {
        return asker.caller()
                .filter(Caller::emailVerified)
                .flatMap(caller -> found(() -> tickets.waitingPlacesOf(caller.id()).items()))
                .orElse(List.of());
    }

    /** What was sold today, of the events that the asker runs; empty for who runs none. */
    public Optional<SalesFacts> salesToday() {
        return asker.caller()
                .filter(CallerTools::isStaff)
                .flatMap(caller ->
                        found(() -> tickets.sales(caller.zone().map(ZoneId::getId).orElse("UTC"))));
    }

    /** How many complaints wait for staff, of those that the asker may see. */
    public Optional<Long> openComplaints() {
        return asker.caller()
                .filter(CallerTools::isStaff)
                .flatMap(caller -> found(() -> complaints.complaints("open", 1)))
                .map(ComplaintFacts.Page::total);
    }

    /** Support answers people; what is earned is not its business. */
    public boolean seesMoney() {
        return asker.caller().filter(caller -> caller.has("ADMIN", "ORGANIZER")).isPresent();
    }

    private static boolean isStaff(Caller caller) {
        return caller.has("ADMIN", "SUPPORT", "ORGANIZER");
    }

    /** What a choice costs at this moment; empty where it cannot be had. */
    public Optional<Quote> quote(Event event, List<NewBooking.Item> items) {
        try {
            return Optional.of(tickets.quote(new NewQuote(event.id(), items, null)));
        } catch (RestClientResponseException e) {
            if (e.getStatusCode().is4xxClientError()) return Optional.empty();
            throw e;
        }
    }

    /** What would come back for all tickets of one of the asker's bookings. */
    public GiveBack giveBack(Booking booking, List<Long> chosen) {
        try {
            var given = tickets.giveBack(booking.id(), true, new GiveBackRequest(chosen));
            return new GiveBack(given.refund(), null);
        } catch (RestClientResponseException e) {
            var refusal = Refusal.of(e);
            if (refusal.status() != 409) throw e;
            return new GiveBack(null, refusal.reason() == null ? "other" : refusal.reason());
        }
    }

    /** Nothing for what is not there or not the asker's. */
    private static <T> Optional<T> found(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (RestClientResponseException e) {
            if (e.getStatusCode().is4xxClientError()) return Optional.empty();
            throw e;
        }
    }
}
