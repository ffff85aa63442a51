package dev.marquee.venue.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.platform.security.Caller;
import dev.marquee.venue.VenueSamples;
import dev.marquee.venue.Venues;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.ErrorResponseException;

/** People, venues and times to hire them for. */
abstract class BookingSamples {

    static final Instant EIGHT = Instant.parse("2030-05-01T20:00:00Z");
    static final Instant NINE = Instant.parse("2030-05-01T21:00:00Z");
    static final Instant TEN = Instant.parse("2030-05-01T22:00:00Z");

    static final Caller ANA = person(2, "ORGANIZER");
    static final Caller BEN = person(12, "ORGANIZER");
    static final Caller ADMIN = person(1, "ADMIN");

    @Autowired ManageBookings manage;
    @Autowired KeyedBookings keyed;
    @Autowired ClaimPurge purge;
    @Autowired Venues venues;
    @Autowired VenueBookings bookings;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    /** One that costs 60 EUR an hour. */
    long venue() {
        return venue(6_000);
    }

    long venue(long pricePerHour) {
        return venues.save(VenueSamples.cellar(pricePerHour)).id();
    }

    static ManageBookings.Details wanted(Instant from, Instant until) {
        return new ManageBookings.Details(new Period(from, until), null, null);
    }

    static KeyedBookings.EventDetails event(
            long venue, long id, Instant from, Instant until, long version) {
        return new KeyedBookings.EventDetails(
                venue,
                new EventReference(id + 1, "EV" + id, "Lantern Night"),
                2,
                new Period(from, until),
                version);
    }

    static KeyedBookings.EventDetails claim(long venue, Instant from, Instant until) {
        return new KeyedBookings.EventDetails(
                venue,
                new EventReference(null, null, "Lantern Night"),
                2,
                new Period(from, until),
                null);
    }

    static String key() {
        return "event:" + UUID.randomUUID();
    }

    /** As they were stored before anybody owned them. */
    VenueBooking hire(long venue) {
        return new VenueBooking(venues.findById(venue).orElseThrow(), new Period(EIGHT, TEN));
    }

    static long id(VenueBooking hire) {
        return hire.id();
    }

    long version(long id) {
        return bookings.findById(id).orElseThrow().version();
    }

    int hiresOf(long venue) {
        return jdbc.sql("select count(*) from hire where venue_id = ?")
                .param(venue)
                .query(Integer.class)
                .single();
    }

    /** How often the audit trail hears of it. */
    int told(String action, long venue) {
        return jdbc.sql(
                        "select count(*) from outbox where topic = 'audit' and payload like ? and payload like ?")
                .params("%\"" + action + "\"%", "%\"venue:" + venue + "\"%")
                .query(Integer.class)
                .single();
    }

    static void refused(String type, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        refusal ->
                                assertThat(refusal.getBody().getType())
                                        .hasToString("urn:marquee:problem:" + type));
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private static Caller person(long id, String role) {
        return new Caller(id, "Somebody", "somebody@example.org", true, Set.of(role));
    }
}
