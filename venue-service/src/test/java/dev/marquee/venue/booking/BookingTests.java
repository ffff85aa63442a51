package dev.marquee.venue.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.platform.test.LostUpdateContract;
import dev.marquee.platform.web.MergePatch;
import dev.marquee.platform.web.PatchReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.ErrorResponseException;

/** What must hold on both databases for hires that people make. */
abstract class BookingTests extends KeyedBookingTests
        implements LostUpdateContract<BookingRequest> {

    @Autowired PatchReader patches;

    @Override
    public PatchReader patches() {
        return patches;
    }

    @Override
    public List<String> changes() {
        return List.of("{\"note\":\"By the back door\"}", "{\"ends_at\":\"2030-05-01T22:00:00Z\"}");
    }

    @Override
    public Subject<BookingRequest> subject() {
        var venue = venue();
        return new Stored(venue, id(manage.book(venue, ANA, wanted(EIGHT, NINE))));
    }

    private final class Stored implements Subject<BookingRequest> {

        private final long venue;
        private final long id;

        Stored(long venue, long id) {
            this.venue = venue;
            this.id = id;
        }

        private VenueBooking hired() {
            return bookings.findShown(venue, id, clock.instant()).orElseThrow();
        }

        @Override
        public long version() {
            return hired().version();
        }

        @Override
        public void change(
                PatchReader patches, @Nullable String ifMatch, MergePatch<BookingRequest> body) {
            new BookingApiController(manage, bookings, venues, clock, patches)
                    .change(venue, id, ifMatch, body, ANA, new MockHttpServletResponse());
        }

        @Override
        public void changeTheOldWay(PatchReader patches, MergePatch<BookingRequest> body) {
            var request = patches.apply(body, BookingRequest.of(hired()));
            manage.change(venue, id, ANA, null, request.read(ZoneOffset.UTC));
        }

        @Override
        public List<Boolean> stored() {
            return List.of(
                    "By the back door".equals(hired().note()),
                    hired().period().endsAt().equals(TEN));
        }
    }

    @RepeatedTest(3)
    void a_venue_is_hired_once_however_many_ask_at_once() throws Exception {
        var venue = venue();
        var hired = Race.of(32, n -> manage.book(venue, ANA, wanted(EIGHT.plusSeconds(n), TEN)));
        assertThat(hired).isEqualTo(1);
        assertThat(hiresOf(venue)).isEqualTo(1);
    }

    /** The control: looking first and storing then, without the venue's lock, hires it twice. */
    @Test
    void the_naive_way_hires_it_twice() throws Exception {
        var venue = venue();
        var ready = new CountDownLatch(2);
        var hired =
                Race.of(
                        2,
                        n -> {
                            var free =
                                    bookings.findInTheWay(
                                                    venue,
                                                    new Period(EIGHT, TEN),
                                                    clock.instant(),
                                                    0,
                                                    "")
                                            .isEmpty();
                            ready.countDown();
                            Race.await(ready);
                            if (free) bookings.save(hire(venue));
                        });
        assertThat(hired).isEqualTo(2);
        assertThat(hiresOf(venue)).isEqualTo(2);
    }

    @Test
    void people_and_events_are_in_each_others_way() throws Exception {
        var venue = venue();
        var hired =
                Race.of(
                        32,
                        n -> {
                            if (n % 2 == 0) manage.book(venue, ANA, wanted(EIGHT, TEN));
                            else keyed.put(key(), event(venue, n, EIGHT, TEN, 1));
                        });
        assertThat(hired).isEqualTo(1);
        assertThat(hiresOf(venue)).isEqualTo(1);
    }

    @Test
    void one_hire_may_begin_when_another_ends_but_not_before() {
        var venue = venue();
        manage.book(venue, ANA, wanted(EIGHT, NINE));
        manage.book(venue, ANA, wanted(NINE, TEN));
        refused("venue-booked", () -> manage.book(venue, ANA, wanted(NINE.minusSeconds(1), NINE)));
        assertThatThrownBy(() ->
                        manage.book(
                                venue, ANA, wanted(EIGHT.minusSeconds(60), TEN.plusSeconds(60))))
                .isInstanceOf(ErrorResponseException.class)
                // by the clock of the venue, which is an hour ahead in summer
                .hasMessageContaining("The Cellar is taken from 1 May 2030, 21:00");
        manage.book(venue(), ANA, wanted(EIGHT, TEN));
    }

    @Test
    void a_hire_is_its_owners_to_move_and_to_release() {
        var venue = venue();
        var id = id(manage.book(venue, ANA, wanted(EIGHT, NINE)));
        refused("not-found", () -> manage.change(venue, id, BEN, null, wanted(NINE, TEN)));
        refused("not-found", () -> manage.release(venue, id, BEN, null));
        refused("not-found", () -> manage.release(venue(), id, ANA, null));
        manage.change(venue, id, ANA, null, wanted(EIGHT, TEN));
        manage.release(venue, id, ADMIN, null);
        assertThat(hiresOf(venue)).isZero();
    }

    @Test
    void a_hire_from_before_anybody_owned_hires_is_the_admins() {
        var venue = venue();
        var id = id(bookings.save(hire(venue)));
        refused("not-found", () -> manage.release(venue, id, ANA, null));
        manage.release(venue, id, ADMIN, null);
    }

    @Test
    void moving_a_hire_is_refused_where_it_would_be_in_the_way_and_leaves_it_as_it_was() {
        var venue = venue();
        manage.book(venue, BEN, wanted(NINE, TEN));
        var id = id(manage.book(venue, ANA, wanted(EIGHT, NINE)));
        refused("venue-booked", () -> manage.change(venue, id, ANA, null, wanted(EIGHT, TEN)));
        assertThat(bookings.findById(id).orElseThrow().period().endsAt()).isEqualTo(NINE);
    }

    @Test
    void who_changes_a_hire_second_is_told() {
        var venue = venue();
        var id = id(manage.book(venue, ANA, wanted(EIGHT, TEN)));
        var seen = version(id);
        manage.change(venue, id, ANA, seen, wanted(EIGHT, NINE));
        refused(
                "changed-meanwhile",
                () -> manage.change(venue, id, ADMIN, seen, wanted(NINE, TEN)));
        refused("changed-meanwhile", () -> manage.release(venue, id, ADMIN, seen));
        assertThat(bookings.findById(id).orElseThrow().period().endsAt()).isEqualTo(NINE);
        manage.release(venue, id, ANA, version(id));
    }

    @Test
    void every_hour_begun_is_paid_at_what_was_agreed() {
        var venue = venue();
        var hire = manage.book(venue, ANA, wanted(EIGHT, NINE.plusSeconds(1)));
        assertThat(hire.price().minor()).isEqualTo(12_000);
        assertThat(hire.price().currency()).isEqualTo("EUR");
        jdbc.sql("update venue set price_per_hour_minor = 9000 where id = ?").param(venue).update();

        var told =
                new ManageBookings.Details(
                        new Period(EIGHT, NINE.plusSeconds(1)), null, "Sound check");
        assertThat(manage.change(venue, id(hire), ANA, null, told).price().minor())
                .isEqualTo(12_000);
        var moved = manage.change(venue, id(hire), ANA, null, wanted(EIGHT, NINE));
        assertThat(moved.price().minor()).isEqualTo(9_000);
    }

    @Test
    void a_night_on_which_clocks_change_has_the_hours_that_pass() {
        var venue = venues.findById(venue()).orElseThrow();
        var night =
                new Period(
                        Instant.parse("2026-10-24T22:00:00Z"), // midnight in Lisbon, summer time
                        Instant.parse("2026-10-25T04:00:00Z")); // 23:00 + 5 by the clock, 6 hours
        assertThat(BookingPrice.of(venue, night).hours()).isEqualTo(6);
    }

    @Test
    void a_hired_venue_is_not_deleted_and_a_past_hire_does_not_keep_it() {
        var venue = venue();
        var now = clock.instant();
        manage.book(venue, ANA, wanted(now.minusSeconds(7200), now.minusSeconds(3600)));
        assertThat(venues.isBookedAfter(venue, now)).isFalse();
        manage.book(venue, ANA, wanted(now.plusSeconds(3600), now.plusSeconds(7200)));
        assertThat(venues.isBookedAfter(venue, now)).isTrue();
    }

    @Test
    void the_database_refuses_what_the_code_should_have() {
        var venue = venue();
        refusedByDatabase("update venue set capacity = 0 where id = ?", venue);
        refusedByDatabase("update venue set price_per_hour_minor = -1 where id = ?", venue);
        var hire = id(manage.book(venue, ANA, wanted(EIGHT, TEN)));
        refusedByDatabase("update hire set ends_at = starts_at where id = ?", hire);
        refusedByDatabase("update hire set currency = null where id = ?", hire);
        refusedByDatabase("update hire set claim_key = 'x' where id = ?", hire);
        refusedByDatabase("update hire set venue_id = 0 where id = ?", hire);
    }

    private void refusedByDatabase(String sql, long id) {
        assertThatThrownBy(() -> jdbc.sql(sql).param(id).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
