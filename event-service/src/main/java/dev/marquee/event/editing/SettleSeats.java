package dev.marquee.event.editing;

import dev.marquee.event.catalogue.Event;
import dev.marquee.event.catalogue.Refusals;
import dev.marquee.event.catalogue.TicketType;
import dev.marquee.event.client.TicketClient;
import dev.marquee.event.client.TicketClient.SeatingCheck;
import dev.marquee.event.editing.EventReader.Reading;
import dev.marquee.event.seating.ChosenPlan;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * Settles which seats an event has, and how many tickets that makes. An event that is on sale keeps
 * the seats that are taken: ticket-service is asked before.
 */
@Component
class SettleSeats {

    private static final Logger log = LoggerFactory.getLogger(SettleSeats.class);

    private final SeatPlans plans;
    private final TicketClient tickets;

    SettleSeats(SeatPlans plans, TicketClient tickets) {
        this.plans = plans;
        this.tickets = tickets;
    }

    /**
     * What was read, with the seats it asks for and their number.
     *
     * @param stored the event before, if there is one
     * @throws ErrorResponseException 422 for what cannot be; 409 {@code seats-taken} or {@code
     *     capacity-below-sold}; 503 {@code venues-unavailable} or {@code seats-unknown} while a
     *     service that must be asked does not answer
     */
    Reading settled(Reading reading, @Nullable Event stored) {
        var before = stored == null ? List.<TicketType>of() : stored.ticketTypes();
        var had = stored == null ? null : stored.details().seats();
        var wanted = reading.seating();
        if (wanted == null && had == null) return reading;
        var types =
                new SeatedTypes(
                        stored == null
                                ? Objects.requireNonNull(reading.types(), "checked before")
                                : reading.typesAfter(before),
                        before,
                        reading.types() != null && !reading.onlyTotal());
        if (wanted == null) {
            if (stored != null) refuseToDrop(stored);
            return reading.seated(null, types.without());
        }
        var venue = reading.details().venueId();
        if (venue == null)
            throw Problems.invalid("seating.plan_id", Text.of("invalid.needs-a-venue-choose"));
        var sections = wanted.types();
        var id = Objects.requireNonNull(wanted.planId(), "checked before");
        if (isOf(had, id, wanted.planVersion())
                && venue.equals(Objects.requireNonNull(stored).details().venueId())) {
            var same = types.unchanged(sections);
            if (same != null) return reading.seated(had, same);
        }
        var plan = plans.get(venue, id, wanted.planVersion());
        var seated = types.with(plan, sections);
        if (stored != null && stored.status().onSale())
            check(stored, plan.plan(), types.ids(seated));
        return reading.seated(plan.plan(), seated);
    }

    private static boolean isOf(@Nullable ChosenPlan plan, long id, @Nullable Integer version) {
        return plan != null
                && plan.planId() == id
                && version != null
                && plan.planVersion() == version;
    }

    private void refuseToDrop(Event stored) {
        if (!stored.status().onSale()) return;
        check(stored, Objects.requireNonNull(stored.details().seats()), Map.of());
    }

    /** None of its seats stays. */
    private void refuseIfSold(Event event) {
        var seated =
                event.ticketTypes().stream()
                        .filter(TicketType::isSeated)
                        .map(TicketType::id)
                        .toList();
        var sold =
                tickets.sold(String.valueOf(event.id())).ticketTypes().stream()
                        .filter(type -> seated.contains(type.id()))
                        .mapToInt(type -> type.quantity() - type.left())
                        .sum();
        if (sold > 0) throw Refusals.seatsTaken(List.of());
    }

    /** Why ticket-service refuses: seats that would be lost, or places that are missing. */
    private record Refused(@Nullable List<String> seats, @Nullable Integer missing) {}

    private void check(Event event, ChosenPlan plan, Map<String, Long> sections) {
        try {
            if (sections.isEmpty()) {
                refuseIfSold(event);
                return;
            }
            tickets.checkSeating(
                    String.valueOf(event.id()),
                    new SeatingCheck(plan.planId(), plan.planVersion(), sections));
        } catch (HttpClientErrorException.Conflict e) {
            throw refused(e.getResponseBodyAs(Refused.class));
        } catch (RestClientException | OAuth2AuthorizationException e) {
            log.warn("seats of {} stay as they are: {}", event.code(), e.getMessage());
            throw Refusals.seatsUnknown();
        }
    }

    private static ErrorResponseException refused(@Nullable Refused why) {
        if (why != null && why.missing != null) return Refusals.seatsMissing(why.missing);
        return Refusals.seatsTaken(why == null || why.seats == null ? List.of() : why.seats);
    }
}
