package dev.marquee.event.editing;

import dev.marquee.event.catalogue.EventDetails;
import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.catalogue.EventViews;
import dev.marquee.event.catalogue.Events;
import dev.marquee.event.catalogue.Refusals;
import dev.marquee.event.catalogue.TicketType;
import dev.marquee.event.catalogue.TicketTypes;
import dev.marquee.event.editing.EventReader.Reading;
import dev.marquee.event.editing.ManageEvents.Change;
import dev.marquee.event.editing.VenueCapacity.Offer;
import dev.marquee.event.hire.Hire;
import dev.marquee.event.hire.VenueHires;
import dev.marquee.event.hire.VenueHires.Claimant;
import dev.marquee.event.hire.VenueHires.Held;
import dev.marquee.event.text.Translation;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * Saves events together with the hire of their venues: first the venue is claimed, then the event
 * is stored. A venue that is taken is refused with 409 {@code venue-booked}; while venue-service
 * does not answer, what needs it is 503 {@code venues-unavailable}. Either way nothing is stored.
 */
@Component
public class SaveEvents {

    private static final Logger log = LoggerFactory.getLogger(SaveEvents.class);

    private final ManageEvents manage;
    private final VenueHires hires;
    private final Commissions commissions;
    private final TakenTickets taken;
    private final Events events;
    private final EventViews views;
    private final VenueCapacity capacity;
    private final SettleSeats seats;

    SaveEvents(
            ManageEvents manage,
            VenueHires hires,
            Commissions commissions,
            TakenTickets taken,
            Events events,
            EventViews views,
            VenueCapacity capacity,
            SettleSeats seats) {
        this.manage = manage;
        this.hires = hires;
        this.commissions = commissions;
        this.taken = taken;
        this.events = events;
        this.views = views;
        this.capacity = capacity;
        this.seats = seats;
    }

    /**
     * A new event.
     *
     * @param texts in other languages
     * @param onSale whether it is published at once
     * @param anyway whether there may be more tickets than the venue holds people
     */
    record NewEvent(
            EventDetails details,
            List<TicketType> types,
            Map<String, Translation> texts,
            long organizer,
            boolean onSale,
            boolean anyway) {}

    /**
     * Stores a draft, or an event that is on sale at once.
     *
     * @param reading what was read of it
     */
    public EventView create(
            Reading reading, long organizer, boolean onSale, boolean anyway, Caller caller) {
        var settled = seats.settled(reading, null);
        var types = Objects.requireNonNull(settled.types(), "a new event has tickets");
        var event =
                new NewEvent(settled.details(), types, settled.texts(), organizer, onSale, anyway);
        var details = event.details();
        commissions.refuseUnknown(details.customerId(), null);
        var tickets = new TicketTypes(event.types()).total();
        capacity.check(new Offer(details.venueId(), tickets), null, event.anyway(), caller);
        return stored(details, event.organizer(), key -> manage.create(event, key));
    }

    /**
     * Changes what the organiser says about an event.
     *
     * @param anyway whether there may be more tickets than the venue holds people
     * @param seen the version that was looked at: a newer one is refused with 409
     */
    public EventView change(
            EventView event, Caller caller, Reading said, boolean anyway, long seen) {
        var held = hires.heldFor(event.id());
        if (seen != held.version()) throw Refusals.changedMeanwhile(event.code());
        refuseOldPrices(event, said);
        var reading = seats.settled(said, events.findById(event.id()).orElseThrow());
        commissions.refuseUnknown(reading.details().customerId(), event.customerId());
        var offer =
                new Offer(reading.details().venueId(), reading.totalAfter(event.totalTickets()));
        if (!event.status().isOver()) capacity.check(offer, event, anyway, caller);
        var soldOf = taken.refresh(event);
        var wanted = event.status().isOver() ? null : reading.details().hire();
        var details = reading.details();
        return hired(
                wanted,
                held,
                new Claimant(event.code(), details.name(), event.organizerId()),
                ZoneId.of(details.timeZone()),
                key -> {
                    manage.change(event.id(), caller, new Change(reading, seen, soldOf, key));
                    return views.get(event.id());
                });
    }

    /** 24.00 of one currency are not 24.00 of another. */
    private static void refuseOldPrices(EventView event, Reading reading) {
        var currency = reading.details().currency();
        if (event.status().onSale() || currency.equals(event.currency())) return;
        if (reading.keepsPrices()
                && event.ticketTypes().stream()
                        .anyMatch(type -> new BigDecimal(type.price()).signum() > 0))
            throw Problems.invalid(
                    "ticket_types", Text.of("invalid.must-say-the-prices", currency));
    }

    /**
     * Changes how many tickets there are of the only type.
     *
     * @param anyway whether there may be more than the venue holds people
     */
    public void changeTotal(
            EventView event, Caller caller, int total, boolean anyway, @Nullable Long seen) {
        if (!event.status().isOver())
            capacity.check(new Offer(event.venueId(), total), event, anyway, caller);
        taken.refresh(event);
        manage.changeTotal(event.id(), caller, total, seen);
    }

    /**
     * Stores a draft with the details, the tickets and the picture of an event, at another time.
     * The sale windows of its tickets move by as many days, and keep their times of day.
     *
     * @param venue whether its venue is hired again; otherwise it stays as a place in words
     */
    public EventView duplicate(EventView event, Instant start, boolean venue) {
        var original = events.findById(event.id()).orElseThrow(() -> Problems.notFound("event"));
        var zone = ZoneId.of(original.details().timeZone());
        var moved = original.details().startingAt(start);
        var later = ChronoUnit.DAYS.between(original.details().startsOn(), moved.startsOn());
        var details = venue ? moved : moved.at(null, moved.location()).seated(null);
        var types =
                original.ticketTypes().stream()
                        .map(type -> type.copied(later, zone))
                        .map(type -> venue ? type : type.unseated())
                        .toList();
        return stored(
                details,
                event.organizerId(),
                key -> manage.duplicate(event.id(), details, types, event.organizerId(), key));
    }

    private EventView stored(
            EventDetails details, long organizer, Function<@Nullable String, Long> store) {
        var id =
                hired(
                        details.hire(),
                        null,
                        new Claimant(null, details.name(), organizer),
                        ZoneId.of(details.timeZone()),
                        store);
        return views.get(id);
    }

    private <T> T hired(
            @Nullable Hire wanted,
            @Nullable Held held,
            Claimant who,
            ZoneId zone,
            Function<@Nullable String, T> store) {
        if (wanted == null) return store.apply(null);
        var key = claim(wanted, held, who, zone);
        try {
            return store.apply(key);
        } catch (RuntimeException e) {
            if (held == null || !wanted.equals(held.hire())) hires.giveUp(key);
            throw e;
        }
    }

    private String claim(Hire wanted, @Nullable Held held, Claimant who, ZoneId zone) {
        try {
            return hires.claim(wanted, held, who);
        } catch (HttpClientErrorException.Conflict e) {
            throw booked(e, zone);
        } catch (HttpClientErrorException.NotFound e) {
            throw Problems.invalid("venue_id", Text.of("invalid.no-such-venue"));
        } catch (RestClientException | OAuth2AuthorizationException e) {
            log.warn("no venue is hired, venue-service does not answer: {}", e.getMessage());
            throw Refusals.venuesUnavailable();
        }
    }

    /** What is in the way, as venue-service says. */
    private record Taken(@Nullable Instant startsAt, @Nullable Instant endsAt) {

        static @Nullable OffsetDateTime in(ZoneId zone, @Nullable Instant time) {
            return time == null ? null : time.atZone(zone).toOffsetDateTime();
        }
    }

    private static RuntimeException booked(HttpClientErrorException refusal, ZoneId zone) {
        Taken by;
        try {
            by = refusal.getResponseBodyAs(Taken.class);
        } catch (RestClientException unreadable) {
            by = null;
        }
        return by == null
                ? Refusals.venueBooked(null, null)
                : Refusals.venueBooked(Taken.in(zone, by.startsAt()), Taken.in(zone, by.endsAt()));
    }
}
