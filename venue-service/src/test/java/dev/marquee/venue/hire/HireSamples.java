package dev.marquee.venue.hire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.platform.security.Caller;
import dev.marquee.venue.Venue;
import dev.marquee.venue.Venues;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.ErrorResponseException;

/** People, venues and times to hire them for. */
abstract class HireSamples {

    static final Instant EIGHT = Instant.parse("2030-05-01T20:00:00Z");
    static final Instant NINE = Instant.parse("2030-05-01T21:00:00Z");
    static final Instant TEN = Instant.parse("2030-05-01T22:00:00Z");

    static final Caller ANA = person(2, "ORGANIZER");
    static final Caller BEN = person(12, "ORGANIZER");
    static final Caller ADMIN = person(1, "ADMIN");

    @Autowired ManageHires manage;
    @Autowired KeyedHires keyed;
    @Autowired ClaimPurge purge;
    @Autowired Venues venues;
    @Autowired Hires hires;
    @Autowired JdbcClient jdbc;
    @Autowired Clock clock;

    /** One that costs 60 EUR an hour. */
    long venue() {
        return venue(6_000);
    }

    long venue(long pricePerHour) {
        var venue =
                new Venue(
                        null,
                        2L,
                        "The Cellar",
                        "Club",
                        90,
                        "Rua da Bica 21",
                        pricePerHour,
                        "EUR",
                        "Europe/Lisbon",
                        null);
        return Objects.requireNonNull(venues.save(venue).id());
    }

    static ManageHires.Wanted wanted(Instant from, Instant until) {
        return new ManageHires.Wanted(new Period(from, until), null, null);
    }

    static KeyedHires.Wanted event(long venue, long id, Instant from, Instant until, long version) {
        return new KeyedHires.Wanted(
                venue, id + 1, "EV" + id, "Lantern Night", 2, new Period(from, until), version);
    }

    static KeyedHires.Wanted claim(long venue, Instant from, Instant until) {
        return new KeyedHires.Wanted(
                venue, null, null, "Lantern Night", 2, new Period(from, until), null);
    }

    static String key() {
        return "event:" + UUID.randomUUID();
    }

    /** As they were stored before anybody owned them. */
    static Hire hire(long venue) {
        return new Hire(
                null, venue, null, null, null, null, null, EIGHT, TEN, null, null, null, null, null,
                null);
    }

    static long id(Hire hire) {
        return Objects.requireNonNull(hire.id());
    }

    long version(long id) {
        return Objects.requireNonNull(hires.findById(id).orElseThrow().version());
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
