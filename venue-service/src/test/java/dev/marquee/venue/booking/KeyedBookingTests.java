package dev.marquee.venue.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What must hold on both databases for hires that events have. */
abstract class KeyedBookingTests extends BookingSamples {

    @RepeatedTest(3)
    void of_events_that_want_one_venue_at_once_one_gets_it() throws Exception {
        var venue = venue();
        var hired =
                Race.of(32, n -> keyed.put(key(), event(venue, n, EIGHT.plusSeconds(n), TEN, 1)));
        assertThat(hired).isEqualTo(1);
        assertThat(hiresOf(venue)).isEqualTo(1);
    }

    /** Versions of one event arrive at once and in any order, each at another venue. */
    @RepeatedTest(3)
    void the_newest_state_of_an_event_wins_whatever_the_order() throws Exception {
        var venues = new long[] {venue(), venue(), venue()};
        var key = key();
        var done = Race.of(24, n -> keyed.put(key, event(venues[n % 3], 7, EIGHT, TEN, n + 1)));
        assertThat(done).isEqualTo(24);
        assertThat(bookings.findByBookingKey(key).orElseThrow().venueId())
                .isEqualTo(venues[23 % 3]);
        assertThat(hiresOf(venues[0]) + hiresOf(venues[1]) + hiresOf(venues[2])).isEqualTo(1);
    }

    @Test
    void events_that_change_places_do_not_wait_for_each_other_forever() throws Exception {
        var first = venue();
        var second = venue();
        var keys = new String[] {key(), key()};
        keyed.put(keys[0], event(first, 1, EIGHT, NINE, 0));
        keyed.put(keys[1], event(second, 2, NINE, TEN, 0));
        var done =
                Race.of(
                        20,
                        n -> {
                            var even = n % 2 == 0;
                            var there = n % 4 < 2 == even ? second : first;
                            if (even) keyed.put(keys[0], event(there, 1, EIGHT, NINE, n + 1));
                            else keyed.put(keys[1], event(there, 2, NINE, TEN, n + 1));
                        });
        assertThat(done).isEqualTo(20);
        assertThat(hiresOf(first) + hiresOf(second)).isEqualTo(2);
    }

    @Test
    void what_is_said_again_changes_nothing() {
        var venue = venue();
        var key = key();
        for (var i = 0; i < 3; i++) keyed.put(key, event(venue, 7, EIGHT, TEN, 4));
        assertThat(hiresOf(venue)).isEqualTo(1);
        assertThat(bookings.findByBookingKey(key).orElseThrow().version()).isZero();
        assertThat(told("hire.made", venue)).isEqualTo(1);
        keyed.release(key, 5L);
        keyed.release(key, 5L);
        assertThat(hiresOf(venue)).isZero();
        assertThat(told("hire.released", venue)).isEqualTo(1);
        keyed.release(key(), null);
    }

    @Test
    void an_older_state_that_arrives_late_changes_nothing() {
        var venue = venue();
        var key = key();
        keyed.put(key, event(venue, 7, NINE, TEN, 5));
        keyed.put(key, event(venue, 7, EIGHT, TEN, 4));
        assertThat(bookings.findByBookingKey(key).orElseThrow().period().startsAt())
                .isEqualTo(NINE);
        keyed.release(key, 4L);
        assertThat(hiresOf(venue)).isEqualTo(1);

        keyed.release(key, 6L);
        keyed.put(key, event(venue, 7, EIGHT, TEN, 6));
        keyed.put(key, event(venue, 7, EIGHT, TEN, 5));
        assertThat(hiresOf(venue)).isZero();
        keyed.put(key, event(venue, 7, EIGHT, TEN, 7));
        assertThat(hiresOf(venue)).isEqualTo(1);
    }

    @Test
    void without_a_version_what_comes_last_counts() {
        var venue = venue();
        var key = key();
        for (var start : new Instant[] {EIGHT, NINE, EIGHT, NINE})
            keyed.put(
                    key,
                    new KeyedBookings.EventDetails(
                            venue,
                            new EventReference(7L, "EV7", "Lantern Night"),
                            2,
                            new Period(start, TEN),
                            null));
        assertThat(bookings.findByBookingKey(key).orElseThrow().period().startsAt())
                .isEqualTo(NINE);
        assertThat(hiresOf(venue)).isEqualTo(1);
        keyed.release(key, null);
        assertThat(hiresOf(venue)).isZero();
    }

    @Test
    void an_event_moves_to_another_venue_at_what_that_one_costs() {
        var cheap = venue();
        var dear = venue(20_000);
        var key = key();
        keyed.put(key, event(cheap, 7, EIGHT, TEN, 1));
        keyed.put(key, event(dear, 7, EIGHT, TEN, 2));
        var hire = bookings.findByBookingKey(key).orElseThrow();
        assertThat(hire.venueId()).isEqualTo(dear);
        assertThat(hire.price().minor()).isEqualTo(40_000);
        assertThat(hiresOf(cheap)).isZero();
    }

    @Test
    void what_is_refused_leaves_the_hire_where_it_was() {
        var venue = venue();
        var taken = venue();
        var key = key();
        keyed.put(key, event(venue, 7, EIGHT, TEN, 1));
        manage.book(taken, BEN, wanted(NINE, TEN));
        refused("venue-booked", () -> keyed.put(key, event(taken, 7, EIGHT, TEN, 2)));
        refused("not-found", () -> keyed.put(key, event(0, 7, EIGHT, TEN, 2)));
        assertThat(bookings.findByBookingKey(key).orElseThrow().venueId()).isEqualTo(venue);
        // the refused state is not known, so a corrected one of the same version counts
        keyed.put(key, event(venue, 7, EIGHT, NINE, 2));
        assertThat(bookings.findByBookingKey(key).orElseThrow().period().endsAt()).isEqualTo(NINE);
    }

    @Test
    void a_claim_keeps_the_venue_until_it_lapses() {
        var venue = venue();
        var key = key();
        keyed.put(key, claim(venue, EIGHT, TEN));
        refused("venue-booked", () -> manage.book(venue, ANA, wanted(NINE, TEN)));
        refused("venue-booked", () -> keyed.put(key(), event(venue, 8, NINE, TEN, 1)));
        assertThat(venues.isBookedAfter(venue, clock.instant())).isTrue();

        lapse(key);
        assertThat(venues.isBookedAfter(venue, clock.instant())).isFalse();
        manage.book(venue, ANA, wanted(EIGHT, NINE));
        purge.purge();
        assertThat(hiresOf(venue)).isEqualTo(1);
        refused("venue-booked", () -> keyed.put(key, event(venue, 7, EIGHT, TEN, 1)));
    }

    @Test
    void a_claim_becomes_the_hire_of_its_event() {
        var venue = venue();
        var key = key();
        keyed.put(key, claim(venue, EIGHT, NINE));
        keyed.put(key, claim(venue, EIGHT, TEN));
        assertThat(hiresOf(venue)).isEqualTo(1);
        lapse(key);
        keyed.put(key, event(venue, 7, EIGHT, TEN, 0));
        var hire = bookings.findByBookingKey(key).orElseThrow();
        assertThat(hire.claimedUntil()).isNull();
        assertThat(hire.price().minor()).isEqualTo(12_000);
        assertThat(hiresOf(venue)).isEqualTo(1);
        purge.purge();
        assertThat(hiresOf(venue)).isEqualTo(1);
    }

    @Test
    void an_event_that_is_to_move_keeps_its_old_time_until_it_has_the_new_one() {
        var venue = venue();
        var key = key();
        keyed.put(key, event(venue, 7, EIGHT, TEN, 1));
        keyed.put(key, claim(venue, NINE, TEN.plus(Duration.ofHours(2))));
        assertThat(hiresOf(venue)).isEqualTo(2);
        // It is not saved after all.
        keyed.dropClaim(key);
        assertThat(hiresOf(venue)).isEqualTo(1);
        assertThat(bookings.findByBookingKey(key).orElseThrow().period().startsAt())
                .isEqualTo(EIGHT);
    }

    @Test
    void keys_of_claims_that_came_to_nothing_are_forgotten_and_others_are_not() {
        var venue = venue();
        var claimed = key();
        var made = key();
        keyed.put(claimed, claim(venue, EIGHT, NINE));
        keyed.put(made, event(venue, 7, NINE, TEN, 3));
        keyed.release(made, 4L);
        lapse(claimed);
        jdbc.sql("update hire_key set touched_at = ?")
                .param(utc(clock.instant().minus(Duration.ofDays(2))))
                .update();
        purge.purge();
        assertThat(isKnown(claimed)).isFalse();
        assertThat(isKnown(made)).isTrue();
    }

    @Test
    void a_hire_of_an_event_is_changed_through_the_event_only() {
        var venue = venue();
        var key = key();
        keyed.put(key, event(venue, 7, EIGHT, TEN, 1));
        var id = id(bookings.findByBookingKey(key).orElseThrow());
        refused("hire-of-event", () -> manage.release(venue, id, ADMIN, null));
        refused("hire-of-event", () -> manage.change(venue, id, ADMIN, null, wanted(EIGHT, NINE)));
    }

    private void lapse(String key) {
        jdbc.sql("update hire set claimed_until = ? where claim_key = ?")
                .params(utc(clock.instant().minusSeconds(1)), key)
                .update();
    }

    private boolean isKnown(String key) {
        return jdbc.sql("select count(*) from hire_key where hire_key = ?")
                        .param(key)
                        .query(Integer.class)
                        .single()
                == 1;
    }
}
