package dev.marquee.event.catalogue;

import static dev.marquee.event.catalogue.EventStatus.CANCELLED;
import static dev.marquee.event.catalogue.EventStatus.COMPLETED;
import static dev.marquee.event.catalogue.EventStatus.DRAFT;
import static dev.marquee.event.catalogue.EventStatus.PUBLISHED;
import static dev.marquee.event.catalogue.EventStatus.SOLD_OUT;

import dev.marquee.platform.language.NameOrder;
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
public class Event {

    public static final int MAX_CAPACITY = 1_000_000;

    @Id private @Nullable Long id;
    private final String code;
    private final long organizerId;
    private final Instant createdAt;
    private Instant updatedAt;
    private long version;
    private EventStatus status;
    private boolean everPublished;
    private int bookedCount;
    private @Nullable String hireKey;
    private TestMode testMode;
    private @Nullable String testEmail;

    @Embedded.Empty private EventDetails details;

    private List<TicketType> ticketTypes;

    // derived, stored for filters, sorting and searching
    private LocalDate startsOn;
    private LocalDate endsOn;
    private int totalTickets;
    private int openTickets;
    private String searchText;
    private String nameKey;

    @PersistenceCreator
    Event(
            @Nullable Long id,
            String code,
            long organizerId,
            Instant createdAt,
            Instant updatedAt,
            long version,
            EventStatus status,
            boolean everPublished,
            int bookedCount,
            @Nullable String hireKey,
            TestMode testMode,
            @Nullable String testEmail,
            EventDetails details,
            List<TicketType> ticketTypes,
            LocalDate startsOn,
            LocalDate endsOn,
            int totalTickets,
            int openTickets,
            String searchText,
            String nameKey) {
        this.id = id;
        this.code = code;
        this.organizerId = organizerId;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
        this.version = version;
        this.status = status;
        this.everPublished = everPublished;
        this.bookedCount = bookedCount;
        this.hireKey = hireKey;
        this.testMode = testMode;
        this.testEmail = testEmail;
        this.details = details;
        this.ticketTypes = ticketTypes;
        this.startsOn = startsOn;
        this.endsOn = endsOn;
        this.totalTickets = totalTickets;
        this.openTickets = openTickets;
        this.searchText = searchText;
        this.nameKey = nameKey;
    }

    /** A draft. */
    public static Event draft(
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
                now,
                1,
                DRAFT,
                false,
                0,
                null,
                TestMode.OFF,
                null,
                details,
                ticketTypes,
                details.startsOn(),
                details.endsOn(),
                new TicketTypes(ticketTypes).total(),
                new TicketTypes(ticketTypes).open(),
                SearchText.of(code, details),
                NameOrder.key(details.name(), details.mainLang()));
    }

    public long id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    public String code() {
        return code;
    }

    public long organizerId() {
        return organizerId;
    }

    /** Rises with every change that a seller of tickets must hear of. */
    public long version() {
        return version;
    }

    /** Notes when its version rose. */
    public void updatedAt(Instant now) {
        updatedAt = now;
    }

    public EventStatus status() {
        return status;
    }

    public int bookedCount() {
        return bookedCount;
    }

    int totalTickets() {
        return totalTickets;
    }

    /** Under which its venue is hired; stays once it was given, whatever becomes of the venue. */
    public @Nullable String hireKey() {
        return hireKey;
    }

    public void hireUnder(String key) {
        hireKey = key;
    }

    public EventDetails details() {
        return details;
    }

    public List<TicketType> ticketTypes() {
        return List.copyOf(ticketTypes);
    }

    /**
     * Moves to another state; a "move" to its own state changes nothing, so a retry is harmless.
     */
    public void moveTo(EventStatus next) {
        if (next == status) return;
        if (next == SOLD_OUT || (status == SOLD_OUT && next == PUBLISHED))
            throw Refusals.stockDecides(status);
        var moved = status.moveTo(next);
        if (moved == PUBLISHED) everPublished = true;
        status = moved;
        version++;
    }

    public TestMode testMode() {
        return testMode;
    }

    /** The only address that mails about its test bookings go to; null for none. */
    public @Nullable String testEmail() {
        return testEmail;
    }

    /**
     * Puts a draft on sale for bookings that do not count, or changes where their mails go.
     *
     * @param email the only address that mails about them go to; null for none
     */
    public void tryOut(@Nullable String email) {
        if (testMode != TestMode.ON) {
            if (everPublished) throw Refusals.noTestMode(status, testMode);
            moveTo(PUBLISHED);
            testMode = TestMode.ON;
        } else if (!status.onSale()) throw Refusals.noTestMode(status, testMode);
        else if (Objects.equals(email, testEmail)) return;
        else version++;
        testEmail = email;
    }

    /**
     * Stops booking until the test bookings are deleted. Does nothing where there is no test mode.
     */
    public void goLive() {
        if (testMode != TestMode.ON) return;
        status.refuseIfOver();
        testMode = TestMode.ENDING;
        testEmail = null;
        version++;
    }

    /** From now on its bookings count, because all test bookings are deleted. */
    public void wentLive() {
        if (testMode != TestMode.ENDING) return;
        testMode = TestMode.OFF;
        version++;
    }

    /**
     * Takes over what the organiser says now. Prices may change on sale: bookings keep what they
     * cost.
     *
     * @param types a type with an id or a name of this event's is that type, changed; once the
     *     event was published, no type can go
     * @param soldOf how many are sold of each type, as far as that is known
     */
    public void change(EventDetails changed, List<TicketType> types, Map<Long, Integer> soldOf) {
        status.refuseIfOver();
        var next = types().changedTo(types);
        if (status.onSale()) {
            types().refuseIfGone(next);
            if (!changed.currency().equals(details.currency())) throw Refusals.currencyFixed();
        }
        next.refuseIfBelow(bookedCount, soldOf);
        details = changed;
        termsChanged(next);
    }

    /** Its texts in other languages changed, which are kept beside it. */
    public void textsChanged() {
        status.refuseIfOver();
        version++;
    }

    /** Changes how many tickets there are of its only type. */
    public void changeTotal(int total) {
        status.refuseIfOver();
        var next = types().withTotal(total);
        next.refuseIfBelow(bookedCount, Map.of());
        termsChanged(next);
    }

    /** Says how many tickets are taken; on sale and sold out follow that by themselves. */
    public void stockIs(int sold) {
        bookedCount = sold;
        if (status.onSale()) status = sold >= totalTickets ? SOLD_OUT : PUBLISHED;
    }

    /**
     * Raises types to what was already sold of them, when ticket-service sold more than a change
     * would have left. Returns whether that was necessary.
     *
     * @param sold by ticket type
     */
    public boolean raiseTo(Map<Long, Integer> sold) {
        var raised = types().raisedTo(sold);
        if (raised.equals(types())) return false;
        termsChanged(raised);
        return true;
    }

    /**
     * Only what nobody ever bought a ticket for can go without a trace; reports are made of what is
     * completed. Takes it off sale.
     */
    public void removeFromSale() {
        if (status == COMPLETED) throw Refusals.kept(status);
        if (bookedCount > 0) throw Refusals.sold(status);
        moveTo(CANCELLED);
    }

    private void termsChanged(TicketTypes next) {
        ticketTypes = next.list();
        totalTickets = next.total();
        openTickets = next.open();
        startsOn = details.startsOn();
        endsOn = details.endsOn();
        searchText = SearchText.of(code, details);
        nameKey = NameOrder.key(details.name(), details.mainLang());
        version++;
        stockIs(bookedCount);
    }

    private TicketTypes types() {
        return new TicketTypes(ticketTypes);
    }
}
