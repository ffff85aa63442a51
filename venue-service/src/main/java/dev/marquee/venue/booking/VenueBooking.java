package dev.marquee.venue.booking;

import dev.marquee.platform.security.Caller;
import dev.marquee.venue.Price;
import dev.marquee.venue.Venue;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.AbstractAggregateRoot;

/**
 * A venue taken for a time. The end is not part of it: the next booking may begin right then. What
 * it is for, and what it costs, is for its owner only; see {@link #belongsTo}. Those that are shown
 * have their venue with them.
 */
@Entity
@Table(name = "hire")
class VenueBooking extends AbstractAggregateRoot<VenueBooking> {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "venue_id")
    private Venue venue;

    /** The same, known without reading it: who locks it must not have read it before. */
    @Column(name = "venue_id", insertable = false, updatable = false)
    private long venueId;

    @Embedded private Period period;
    @Embedded private @Nullable EventReference event;
    private @Nullable Long organizerId;
    private @Nullable String note;

    /**
     * What was agreed when it was booked. Nobody knows of the oldest, and a claim costs nothing.
     */
    @Embedded
    @AttributeOverride(name = "minor", column = @Column(name = "price_minor"))
    private @Nullable Price price;

    /** What the service that booked it calls it by; empty if a person did. */
    @Column(name = "hire_key")
    private @Nullable String bookingKey;

    /** The same while it is only a claim. */
    private @Nullable String claimKey;

    private @Nullable Instant claimedUntil;

    @Version private long version;

    @SuppressWarnings("NullAway") // filled by Hibernate
    protected VenueBooking() {}

    /** A booking of unknown owner and price, as the oldest are. */
    VenueBooking(Venue venue, Period period) {
        this.venue = venue;
        this.venueId = venue.id();
        this.period = period;
    }

    /** A venue for somebody, at what it costs now. */
    static VenueBooking by(Caller caller, Venue venue, ManageBookings.Details details) {
        var booking = new VenueBooking(venue, details.period());
        booking.organizerId = caller.id();
        booking.event = EventReference.of(details.eventId());
        booking.note = details.note();
        return booking.made();
    }

    /** A venue for an event of another service, at what it costs now. */
    static VenueBooking forEvent(String key, Venue venue, KeyedBookings.EventDetails details) {
        var booking = new VenueBooking(venue, details.period());
        booking.organizerId = details.organizerId();
        booking.event = details.event();
        booking.bookingKey = key;
        return booking.made();
    }

    /** A venue kept for a while for an event that is not saved yet. */
    static VenueBooking claim(
            String key, Venue venue, KeyedBookings.EventDetails details, Instant until) {
        var claim = new VenueBooking(venue, details.period());
        claim.organizerId = details.organizerId();
        claim.event = details.event();
        claim.claimKey = key;
        claim.claimedUntil = until;
        return claim;
    }

    private VenueBooking made() {
        price = BookingPrice.of(venue, period).price();
        registerEvent(new BookingMade(this));
        return this;
    }

    /** Changes what its owner says about it; see {@link #move}. */
    void change(ManageBookings.Details details) {
        var before = inWords();
        move(venue, details.period());
        event = event().withId(details.eventId());
        note = details.note();
        registerEvent(new BookingChanged(this, before));
    }

    /** Follows its event. Nothing happens where it is so already. */
    void follow(Venue at, KeyedBookings.EventDetails details) {
        if (isAt(at, details.period())
                && details.event().equals(event())
                && Objects.equals(organizerId, details.organizerId())) return;
        var before = inWords();
        move(at, details.period());
        event = details.event();
        organizerId = details.organizerId();
        registerEvent(new BookingChanged(this, before));
    }

    /** A time or place that changes is agreed anew, and so is what it costs. */
    private void move(Venue to, Period other) {
        if (isAt(to, other)) return;
        venue = to;
        venueId = to.id();
        period = other;
        price = BookingPrice.of(to, other).price();
    }

    private boolean isAt(Venue place, Period time) {
        return venueId == place.id() && period.equals(time);
    }

    /** The venue is free again: it is about to be deleted. */
    void release() {
        registerEvent(new BookingReleased(this));
    }

    /** Whether it is this person's to see and to change: its owner's, or an admin's. */
    public boolean belongsTo(Caller caller) {
        return caller.has("ADMIN") || organizerId != null && organizerId == caller.id();
    }

    public boolean isClaim() {
        return claimedUntil != null;
    }

    /** Whether its owner changes it here, and not through its event. */
    public boolean isChangedHere() {
        return bookingKey == null && !isClaim();
    }

    /** Its id, once it is stored. */
    public long id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    public long venueId() {
        return venueId;
    }

    public String venueName() {
        return venue.name();
    }

    Venue venue() {
        return venue;
    }

    Period period() {
        return period;
    }

    EventReference event() {
        return event == null ? EventReference.NONE : event;
    }

    public @Nullable String eventCode() {
        return event().code();
    }

    public @Nullable String eventName() {
        return event().name();
    }

    @Nullable Long organizerId() {
        return organizerId;
    }

    public @Nullable String note() {
        return note;
    }

    @Nullable Price price() {
        return price;
    }

    /** "€560.00", or null where nobody knows. */
    public @Nullable String priceText() {
        return price == null ? null : price.shown();
    }

    @Nullable Instant claimedUntil() {
        return claimedUntil;
    }

    long version() {
        return version;
    }

    /** By the venue's clock. */
    public ZonedDateTime starts() {
        return period.startsAt().atZone(venue.zone());
    }

    /** By the venue's clock. */
    public ZonedDateTime ends() {
        return period.endsAt().atZone(venue.zone());
    }

    /** For the audit trail. */
    String inWords() {
        var code = eventCode() == null ? "" : eventCode() + " ";
        return code + period.startsAt() + " to " + period.endsAt();
    }
}
