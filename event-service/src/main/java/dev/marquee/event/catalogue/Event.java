package dev.marquee.event.catalogue;

import static dev.marquee.event.catalogue.EventStatus.CANCELLED;
import static dev.marquee.event.catalogue.EventStatus.COMPLETED;
import static dev.marquee.event.catalogue.EventStatus.DRAFT;
import static dev.marquee.event.catalogue.EventStatus.PUBLISHED;
import static dev.marquee.event.catalogue.EventStatus.SOLD_OUT;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * Something tickets are sold for. Refuses with 409 what its state does not allow, and is then
 * unchanged.
 */
class Event {

    static final int MAX_CAPACITY = 1_000_000;

    @Id private @Nullable Long id;
    private final String code;
    private final long organizerId;
    private final Instant createdAt;
    private long version;
    private EventStatus status;
    private int bookedCount;

    @Embedded.Empty private EventDetails details;

    private List<TicketType> ticketTypes;

    // derived, stored for filters, sorting and searching
    private LocalDate startsOn;
    private int totalTickets;
    private String searchText;

    @PersistenceCreator
    Event(
            @Nullable Long id,
            String code,
            long organizerId,
            Instant createdAt,
            long version,
            EventStatus status,
            int bookedCount,
            EventDetails details,
            List<TicketType> ticketTypes,
            LocalDate startsOn,
            int totalTickets,
            String searchText) {
        this.id = id;
        this.code = code;
        this.organizerId = organizerId;
        this.createdAt = createdAt;
        this.version = version;
        this.status = status;
        this.bookedCount = bookedCount;
        this.details = details;
        this.ticketTypes = ticketTypes;
        this.startsOn = startsOn;
        this.totalTickets = totalTickets;
        this.searchText = searchText;
    }

    /** A draft. */
    static Event draft(
            String code,
            long organizerId,
            EventDetails details,
            List<TicketType> ticketTypes,
            Instant now) {
        return new Event(
                null,
                code,
                organizerId,
                now,
                1,
                DRAFT,
                0,
                details,
                ticketTypes,
                details.startsOn(),
                total(ticketTypes),
                searchText(code, details));
    }

    long id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    String code() {
        return code;
    }

    long organizerId() {
        return organizerId;
    }

    /** Rises with every change that a seller of tickets must hear of. */
    long version() {
        return version;
    }

    EventStatus status() {
        return status;
    }

    int bookedCount() {
        return bookedCount;
    }

    int totalTickets() {
        return totalTickets;
    }

    EventDetails details() {
        return details;
    }

    List<TicketType> ticketTypes() {
        return List.copyOf(ticketTypes);
    }

    /**
     * Moves to another state; a "move" to its own state changes nothing, so a retry is harmless.
     */
    void moveTo(EventStatus next) {
        if (next == status) return;
        if (next == SOLD_OUT || (status == SOLD_OUT && next == PUBLISHED))
            throw Refusals.stockDecides(status);
        var moved = status.moveTo(next);
        if (moved == PUBLISHED) refuseIfPriced(details, ticketTypes);
        status = moved;
        version++;
    }

    /**
     * Takes over what the organiser says now.
     *
     * @param types a type with an id or a name of this event's is that type, changed; once the
     *     event was published, no type can go
     */
    void change(EventDetails changed, List<TicketType> types) {
        refuseIfOver();
        var next = matched(types);
        if (status.onSale()) {
            refuseIfPriced(changed, next);
            refuseIfTypesGone(next);
            if (!changed.currency().equals(details.currency())) throw Refusals.currencyFixed();
        }
        refuseIfBelowSold(total(next));
        details = changed;
        ticketTypes = next;
        termsChanged();
    }

    /** Changes how many tickets there are of its only type. */
    void changeTotal(int total) {
        refuseIfOver();
        if (ticketTypes.size() > 1) throw Refusals.severalTypes();
        refuseIfBelowSold(total);
        ticketTypes = List.of(ticketTypes.getFirst().withQuantity(total));
        termsChanged();
    }

    /** Says how many tickets are taken; on sale and sold out follow that by themselves. */
    void stockIs(int sold) {
        bookedCount = sold;
        if (status.onSale()) status = sold >= totalTickets ? SOLD_OUT : PUBLISHED;
    }

    /**
     * Raises types to what was already sold of them, when ticket-service sold more than a change
     * would have left. Returns whether that was necessary.
     *
     * @param sold by ticket type
     */
    boolean raiseTo(Map<Long, Integer> sold) {
        var raised =
                ticketTypes.stream()
                        .map(type ->
                                type.withQuantity(
                                        Math.max(type.quantity(), sold.getOrDefault(type.id(), 0))))
                        .toList();
        if (raised.equals(ticketTypes)) return false;
        ticketTypes = raised;
        termsChanged();
        return true;
    }

    /** Only what nobody was ever told about can go without a trace. */
    void refuseToDeleteUnlessDraft() {
        if (status != DRAFT) throw Refusals.notDraft(status);
    }

    private void termsChanged() {
        startsOn = details.startsOn();
        totalTickets = total(ticketTypes);
        searchText = searchText(code, details);
        version++;
        stockIs(bookedCount);
    }

    private List<TicketType> matched(List<TicketType> types) {
        return types.stream().map(type -> type.withId(idOf(type))).toList();
    }

    private @Nullable Long idOf(TicketType given) {
        var same =
                ticketTypes.stream()
                        .filter(own ->
                                given.id() == null
                                        ? own.name().equalsIgnoreCase(given.name())
                                        : given.id().equals(own.id()))
                        .findFirst();
        if (given.id() != null && same.isEmpty()) throw Refusals.noSuchType(given.id());
        return same.map(TicketType::id).orElse(null);
    }

    private void refuseIfOver() {
        if (status == COMPLETED || status == CANCELLED) throw Refusals.over(status);
    }

    private static void refuseIfPriced(EventDetails details, List<TicketType> types) {
        for (var type : types)
            if (type.priceMinor() > 0) throw Refusals.priced(type, details.currency());
    }

    private void refuseIfTypesGone(List<TicketType> next) {
        for (var own : ticketTypes) {
            if (next.stream().noneMatch(type -> Objects.equals(type.id(), own.id())))
                throw Refusals.typeOnSale(own);
        }
    }

    private void refuseIfBelowSold(int total) {
        if (total < bookedCount) throw Refusals.belowSold(bookedCount);
    }

    private static int total(List<TicketType> types) {
        return types.stream().mapToInt(TicketType::quantity).sum();
    }

    private static String searchText(String code, EventDetails details) {
        return SearchText.of(
                code,
                details.name(),
                details.location(),
                details.category(),
                details.description());
    }
}
