package dev.marquee.ticket.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.entry.Admissions.Admission;
import dev.marquee.ticket.entry.EntryDecision.Situation;
import dev.marquee.ticket.entry.EntryResult.Admitted;
import dev.marquee.ticket.entry.EntryResult.Outcome;
import dev.marquee.ticket.entry.EntryTickets.Found;
import dev.marquee.ticket.entry.Reading.Direction;
import dev.marquee.ticket.entry.list.DoorEvent;
import dev.marquee.ticket.entry.list.EntryList;
import dev.marquee.ticket.entry.list.EntryMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every answer of a door, and which of several is said. */
class EntryDecisionTest {

    private static final ZoneId SAIGON = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant STARTS = at("2026-05-12T20:00");
    private static final DoorEvent EVENT =
            new DoorEvent(
                    7,
                    "EV07",
                    "Lantern Night",
                    STARTS,
                    STARTS.plus(Duration.ofHours(3)),
                    SAIGON,
                    81,
                    false,
                    false);
    private static final EntryList ONCE = list(0, EntryMode.ONCE, false);
    private static final EntryList REENTRY = list(0, EntryMode.ONCE, true);
    private static final EntryList FREE = list(3, EntryMode.FREE, false);
    private static final EntryList DAILY = list(4, EntryMode.ONCE_PER_DAY, false);

    @Test
    void a_good_ticket_is_admitted_while_the_doors_are_open_and_no_longer() {
        assertThat(decide(good(), ONCE, at("2026-05-12T16:59:59"))).isEqualTo(Outcome.TOO_EARLY);
        assertThat(decide(good(), ONCE, at("2026-05-12T17:00"))).isEqualTo(Outcome.ADMITTED);
        assertThat(decide(good(), ONCE, at("2026-05-13T04:59:59"))).isEqualTo(Outcome.ADMITTED);
        assertThat(decide(good(), ONCE, at("2026-05-13T05:00"))).isEqualTo(Outcome.TOO_LATE);
    }

    @Test
    void the_ticket_of_tomorrow_comes_too_early_today() {
        assertThat(decide(good(), ONCE, at("2026-05-11T20:00"))).isEqualTo(Outcome.TOO_EARLY);
    }

    @Test
    void older_callers_know_neither_hours_nor_types() {
        var vip = new EntryList(0, "Entry", Set.of(99L), null, null, EntryMode.ONCE, false);
        assertThat(
                        EntryDecision.decide(
                                situation(good(), vip, at("2026-01-01T00:00"), null, false)))
                .isEqualTo(Outcome.ADMITTED);
    }

    @Test
    void a_type_comes_in_where_its_list_says() {
        var vip = new EntryList(1, "VIP", Set.of(99L), null, null, EntryMode.ONCE, false);
        assertThat(decide(good(), vip, STARTS)).isEqualTo(Outcome.WRONG_GATE);
        var standing = new EntryList(1, "Gate B", Set.of(71L), null, null, EntryMode.ONCE, false);
        assertThat(decide(good(), standing, STARTS)).isEqualTo(Outcome.ADMITTED);
    }

    @Test
    void what_is_wrong_with_a_ticket_is_said_before_the_doors_open() {
        var before = at("2026-05-01T00:00");
        assertThat(decide(ticket("cancelled", false, false, null), ONCE, before))
                .isEqualTo(Outcome.CANCELLED);
        assertThat(decide(ticket("reserved", false, true, null), ONCE, before))
                .isEqualTo(Outcome.NOT_PAID);
        assertThat(decide(ticket("reserved", false, false, null), ONCE, before))
                .isEqualTo(Outcome.NOT_CONFIRMED);
        assertThat(decide(ticket("issued", true, true, null), ONCE, before))
                .isEqualTo(Outcome.REFUND_REQUESTED);
        assertThat(decide(ticket("issued", false, true, "stolen"), ONCE, before))
                .isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void a_code_of_before_the_ticket_was_handed_on_is_replaced() {
        var handedOn = ticket("issued", false, false, null, 2);
        for (var old : new int[] {0, 1})
            assertThat(EntryDecision.decide(scanned(handedOn, old))).isEqualTo(Outcome.REPLACED);
        assertThat(EntryDecision.decide(scanned(handedOn, 2))).isEqualTo(Outcome.ADMITTED);
        assertThat(EntryDecision.decide(scanned(handedOn, null))).isEqualTo(Outcome.ADMITTED);
    }

    @Test
    void a_ticket_is_admitted_once() {
        assertThat(decide(good(), ONCE, STARTS, in(true))).isEqualTo(Outcome.ALREADY_USED);
        assertThat(decide(good(), ONCE, STARTS, in(false))).isEqualTo(Outcome.ALREADY_USED);
        assertThat(decide(ticket("used", false, false, null), ONCE, STARTS))
                .as("used before admissions were kept")
                .isEqualTo(Outcome.ALREADY_USED);
        assertThat(
                        decide(
                                ticket("used", false, false, null),
                                list(1, EntryMode.ONCE, false),
                                STARTS))
                .as("by another list, it was not in yet")
                .isEqualTo(Outcome.ADMITTED);
    }

    @Test
    void who_left_may_come_again_where_the_list_says_so() {
        assertThat(decide(good(), REENTRY, STARTS, in(false))).isEqualTo(Outcome.ADMITTED_AGAIN);
        assertThat(decide(good(), REENTRY, STARTS, in(true))).isEqualTo(Outcome.ALREADY_USED);
        assertThat(decide(good(), FREE, STARTS, in(true))).isEqualTo(Outcome.ADMITTED_AGAIN);
        assertThat(decide(ticket("issued", false, false, "stolen"), FREE, STARTS, in(true)))
                .isEqualTo(Outcome.BLOCKED);
    }

    @Test
    void whoever_leaves_may_leave() {
        for (var status : new String[] {"issued", "used", "cancelled", "reserved"})
            assertThat(
                            EntryDecision.decide(
                                    new Situation(
                                            ticket(status, false, false, null),
                                            EVENT,
                                            7L,
                                            0,
                                            ONCE,
                                            Direction.EXIT,
                                            at("2026-05-20T00:00"),
                                            null,
                                            true)))
                    .isEqualTo(Outcome.LEFT);
    }

    @Test
    void a_gate_admits_to_its_own_event() {
        assertThat(
                        EntryDecision.decide(
                                new Situation(
                                        ticket("cancelled", false, false, null),
                                        EVENT,
                                        8L,
                                        0,
                                        ONCE,
                                        Direction.ENTRY,
                                        STARTS,
                                        null,
                                        true)))
                .isEqualTo(Outcome.WRONG_EVENT);
    }

    @Test
    void a_day_at_the_door_ends_at_five_in_the_morning_there() {
        var evening = DAILY.day(at("2026-05-12T22:00"), SAIGON);
        assertThat(DAILY.day(at("2026-05-13T04:59"), SAIGON)).isEqualTo(evening);
        assertThat(DAILY.day(at("2026-05-13T05:00"), SAIGON)).isEqualTo(evening.plusDays(1));
        assertThat(ONCE.day(at("2026-05-12T22:00"), SAIGON))
                .isEqualTo(ONCE.day(at("2027-05-12T22:00"), SAIGON));
    }

    private static Outcome decide(Found ticket, EntryList list, Instant at) {
        return decide(ticket, list, at, null);
    }

    private static Outcome decide(
            Found ticket, EntryList list, Instant at, @Nullable Admission admission) {
        return EntryDecision.decide(situation(ticket, list, at, admission, true));
    }

    private static Situation situation(
            Found ticket,
            EntryList list,
            Instant at,
            @Nullable Admission admission,
            boolean byList) {
        return new Situation(ticket, EVENT, null, 0, list, Direction.ENTRY, at, admission, byList);
    }

    private static Situation scanned(Found ticket, @Nullable Integer revision) {
        return new Situation(
                ticket, EVENT, 7L, revision, ONCE, Direction.ENTRY, STARTS, null, true);
    }

    private static Admission in(boolean inside) {
        return new Admission(
                UUID.randomUUID(), STARTS, Duration.ZERO, "North", "phone", "Ana", inside);
    }

    private static Found good() {
        return ticket("issued", false, false, null);
    }

    private static Found ticket(
            String status, boolean refundRequested, boolean costs, @Nullable String blocked) {
        return ticket(status, refundRequested, costs, blocked, 0);
    }

    private static Found ticket(
            String status,
            boolean refundRequested,
            boolean costs,
            @Nullable String blocked,
            int revision) {
        return new Found(
                new Admitted(1185, "EV07-160", 7, "Lantern Night", "Standing", null, "Ana Silva"),
                1184,
                160,
                revision,
                71,
                81,
                status,
                refundRequested,
                costs,
                "24.00",
                "EUR",
                blocked,
                false,
                false,
                null,
                null,
                null,
                null);
    }

    private static EntryList list(int id, EntryMode mode, boolean reentry) {
        return new EntryList(id, "Entry", null, null, null, mode, reentry);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(SAIGON).toInstant();
    }
}
