package dev.marquee.ticket.seatmap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.platform.value.Money;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.seating.FreeSeats;
import dev.marquee.ticket.seating.ReadSeats;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The seats of an event as its page and its API show them. */
@Component
class SeatsViews {

    /** A plan is large, and asked for by everybody who opens the page of its seats. */
    private static final int MOST_PLANS = 50;

    private record Drawn(long event, int version, Map<String, Long> sections) {}

    private final Cache<Drawn, PlanView> plans =
            Caffeine.newBuilder().maximumSize(MOST_PLANS).build();
    private final ReadSeats seats;
    private final JsonMapper json;
    private final Clock clock;

    SeatsViews(ReadSeats seats, JsonMapper json, Clock clock) {
        this.seats = seats;
        this.json = json;
        this.clock = clock;
    }

    static SeatsView none(long event) {
        return new SeatsView(event, 0, 0, null, List.of(), null, List.of(), null, List.of());
    }

    SeatsView changes(long event, FreeSeats free, long since) {
        var changes = seats.since(event, since);
        return new SeatsView(
                event,
                free.version(),
                free.seq(),
                null,
                changes.taken(),
                changes.freed(),
                null,
                null,
                null);
    }

    SeatsView all(Stock stock, FreeSeats free) {
        var open =
                stock.types().stream()
                        .filter(type -> type.quantity() > 0)
                        .collect(Collectors.toMap(TicketType::id, type -> type));
        var sections = new HashMap<>(seats.sections(stock.terms().eventId()));
        sections.values().retainAll(open.keySet());
        var hidden = new HashSet<>(free.heldBackIds());
        free.shown().stream()
                .filter(seat -> !open.containsKey(seat.type()) && !seat.taken())
                .forEach(seat -> hidden.add(seat.seat().id()));
        var event = stock.terms().eventId();
        var plan =
                plans.get(
                        new Drawn(event, free.version(), sections),
                        drawn ->
                                json.readValue(seats.plan(event), PlanView.class).soldAs(sections));
        return new SeatsView(
                stock.terms().eventId(),
                free.version(),
                free.seq(),
                plan,
                free.takenIds(),
                null,
                hidden.stream().sorted().toList(),
                free.orphans(),
                types(stock, open, Set.copyOf(sections.values())));
    }

    private List<SeatsView.Type> types(Stock stock, Map<Long, TicketType> open, Set<Long> seated) {
        var now = clock.instant();
        var currency = stock.terms().currency();
        var closed = stock.terms().closedBecause(now) != null;
        return open.values().stream()
                .filter(type -> seated.contains(type.id()))
                .sorted(Comparator.comparingInt(TicketType::position))
                .map(type ->
                        new SeatsView.Type(
                                type.id(),
                                type.name(),
                                Money.text(type.priceMinor(), currency),
                                currency,
                                stock.left(type),
                                !closed && type.closedBecause(now) == null))
                .toList();
    }

    static List<SeatsView.Listed> list(Stock stock, FreeSeats free) {
        var types = stock.types().stream().collect(Collectors.toMap(TicketType::id, type -> type));
        return free.shown().stream()
                .filter(seat -> types.containsKey(seat.type()))
                .filter(seat -> !Objects.requireNonNull(types.get(seat.type())).needsCode())
                .map(seat -> {
                    var type = Objects.requireNonNull(types.get(seat.type()));
                    return new SeatsView.Listed(
                            seat.seat().id(),
                            seat.seat().label(),
                            seat.seat().row(),
                            seat.seat().section(),
                            Money.text(type.priceMinor(), stock.terms().currency()),
                            status(seat));
                })
                .toList();
    }

    private static String status(FreeSeats.Shown seat) {
        if (seat.taken()) return "booked";
        return seat.heldBack() ? "blocked" : "available";
    }
}
