package dev.marquee.ticket.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.entry.EntryResult.Outcome;
import dev.marquee.ticket.entry.Reading.Direction;
import dev.marquee.ticket.entry.list.EntryList;
import dev.marquee.ticket.entry.list.EntryMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the scans of a ticket come to. */
class RecountTest {

    private static final Instant SIX = Instant.parse("2026-05-12T18:00:00Z");
    private static final EntryList ONCE = list(EntryMode.ONCE, false);
    private static final EntryList REENTRY = list(EntryMode.ONCE, true);
    private static final EntryList FREE = list(EntryMode.FREE, false);

    @Test
    void the_first_is_first_whenever_it_came_here() {
        var early = scan(Direction.ENTRY, 0, 900);
        var late = scan(Direction.ENTRY, 60, 70);

        var count = Recount.of(List.of(early, late), ONCE);

        assertThat(count.first()).isEqualTo(early);
        assertThat(count.twice()).containsExactly(new Recount.Twice(late.id(), early.id(), true));
    }

    @Test
    void of_scans_that_no_clock_can_order_the_one_that_came_here_first_is_first() {
        var early = scan(Direction.ENTRY, 0, 900);
        var late = scan(Direction.ENTRY, 1, 10);

        var count = Recount.of(List.of(early, late), ONCE);

        assertThat(count.first()).isEqualTo(late);
        assertThat(count.twice()).containsExactly(new Recount.Twice(early.id(), late.id(), false));
    }

    @Test
    void who_went_out_between_may_come_again_where_the_list_says_so() {
        var scans =
                List.of(
                        scan(Direction.ENTRY, 0, 1),
                        scan(Direction.EXIT, 60, 61),
                        scan(Direction.ENTRY, 120, 121));

        assertThat(Recount.of(scans, REENTRY).twice()).isEmpty();
        assertThat(Recount.of(scans, REENTRY).inside()).isTrue();
        assertThat(Recount.of(scans, ONCE).twice()).hasSize(1);
        assertThat(Recount.of(scans.subList(0, 2), REENTRY).inside()).isFalse();
    }

    @Test
    void an_exit_that_is_sent_last_still_lies_between() {
        var out = scan(Direction.EXIT, 60, 999);
        var count =
                Recount.of(
                        List.of(scan(Direction.ENTRY, 0, 1), out, scan(Direction.ENTRY, 120, 121)),
                        REENTRY);
        assertThat(count.twice()).isEmpty();
        assertThat(count.inside()).isTrue();
    }

    @Test
    void a_list_that_lets_in_as_often_as_somebody_comes_has_no_conflicts() {
        var scans = List.of(scan(Direction.ENTRY, 0, 1), scan(Direction.ENTRY, 60, 61));
        assertThat(Recount.of(scans, FREE).twice()).isEmpty();
    }

    @Test
    void nobody_came_in_by_no_scan() {
        assertThat(Recount.of(List.of(), ONCE).first()).isNull();
        assertThat(Recount.of(List.of(scan(Direction.EXIT, 0, 1)), ONCE).first()).isNull();
    }

    @Test
    void a_phones_clock_is_corrected_by_what_it_measured_and_else_by_its_upload() {
        var received = SIX.plusSeconds(3600);
        var off = Duration.ofHours(3);

        var measured =
                ScanTime.sentLater(
                        SIX.plus(off),
                        received.minus(Duration.ofDays(2)),
                        received,
                        off,
                        Duration.ofMillis(40));
        assertThat(measured.happenedAt()).isEqualTo(SIX);
        assertThat(measured.uncertain()).isLessThan(Duration.ofSeconds(1));

        var byUpload = ScanTime.sentLater(SIX.plus(off), received.plus(off), received, null, null);
        assertThat(byUpload.happenedAt()).isEqualTo(SIX);

        var ahead = ScanTime.sentLater(received.plusSeconds(50), null, received, null, null);
        assertThat(ahead.happenedAt()).isEqualTo(received);
        assertThat(ScanTime.sentLater(null, null, received, null, null).happenedAt())
                .isEqualTo(received);
    }

    private static Scan scan(Direction direction, int happened, int received) {
        return new Scan(
                UUID.randomUUID(),
                1185L,
                "hash",
                7L,
                0,
                LocalDate.EPOCH,
                "phone",
                "Ana",
                "North",
                direction,
                SIX.plusSeconds(received),
                SIX.plusSeconds(happened),
                Duration.ofSeconds(1),
                true,
                Outcome.ADMITTED,
                Outcome.ADMITTED,
                null,
                null,
                null,
                null,
                null);
    }

    private static EntryList list(EntryMode mode, boolean reentry) {
        return new EntryList(0, "Entry", null, null, null, mode, reentry);
    }
}
