package dev.marquee.customer.complaint.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.customer.complaint.hours.ComplaintClock.Limits;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The working time of complaints, against a model that looks at every single minute. */
class ComplaintClockTest {

    private static final Limits LIMITS =
            new Limits(Duration.ofHours(8), Duration.ofHours(16), Duration.ofHours(40));
    private static final Limits URGENT =
            new Limits(Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(8));

    /** Zones and days around which their clocks change: in spring, in autumn, by half an hour. */
    private record Place(String zone, String around) {}

    private static final List<Place> PLACES =
            List.of(
                    new Place("Europe/Lisbon", "2026-03-27"),
                    new Place("Europe/Lisbon", "2026-10-23"),
                    new Place("Australia/Lord_Howe", "2026-04-03"),
                    new Place("Australia/Lord_Howe", "2026-10-02"),
                    new Place("America/Santiago", "2026-09-04"),
                    new Place("Asia/Kathmandu", "2026-05-01"),
                    new Place("UTC", "2026-12-24"));

    /** The clock by counting, and what it is asked about. */
    private static final class Model {
        private long first;
        private long next;
        private long resolve;
        private boolean answered;
        private boolean unanswered;
        private boolean staffsTurn = true;
        private Instant now;

        Model(Instant start) {
            now = start;
        }

        void until(Instant then, WorkingCalendar calendar) {
            for (; now.isBefore(then); now = now.plusSeconds(60)) {
                if (!staffsTurn || !works(now, calendar)) continue;
                resolve++;
                if (!answered) first++;
                else if (unanswered) next++;
            }
        }
    }

    private static boolean works(Instant minute, WorkingCalendar calendar) {
        var there = minute.atZone(calendar.zone());
        var of = there.getHour() * 60 + there.getMinute();
        return !calendar.holidays().contains(there.toLocalDate())
                && calendar.openings().getOrDefault(there.getDayOfWeek(), List.of()).stream()
                        .anyMatch(open -> open.opens() <= of && of < open.closes());
    }

    static Stream<Long> seeds() {
        return new Random(20260327).longs(40).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatever_happens_the_time_used_is_that_of_the_minutes_one_by_one(long seed) {
        var random = new Random(seed);
        var place = PLACES.get(random.nextInt(PLACES.size()));
        var calendar = calendar(place, random);
        var now = start(place, random);
        var model = new Model(now);
        var clock = ComplaintClock.NEW.asked(now);
        for (var step = 0; step < 12; step++) {
            var before = now;
            now = now.plusSeconds(60L * random.nextInt(2 * 24 * 60));
            model.until(now, calendar);
            assertThat(clock.resolve().at(now, calendar).toMinutes())
                    .as("in all, seed %d, step %d since %s", seed, step, before)
                    .isEqualTo(model.resolve);
            assertThat(clock.first().at(now, calendar).toMinutes())
                    .as("until the first answer, seed %d, step %d", seed, step)
                    .isEqualTo(model.first);
            assertThat(clock.next().at(now, calendar).toMinutes())
                    .as("until the next answer, seed %d, step %d", seed, step)
                    .isEqualTo(model.next);
            switch (random.nextInt(4)) {
                case 0 -> {
                    clock = clock.asked(now);
                    if (model.answered) model.unanswered = true;
                    model.staffsTurn = true;
                }
                case 1 -> {
                    clock = clock.answered(now, calendar);
                    model.answered = true;
                    model.unanswered = false;
                    model.next = 0;
                    model.staffsTurn = false;
                }
                case 2 -> {
                    clock = clock.paused(now, calendar);
                    model.staffsTurn = false;
                }
                default -> {
                    clock = clock.resumed(now);
                    model.staffsTurn = true;
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_due_is_due_with_the_minute_that_uses_up_the_limit(long seed) {
        var random = new Random(seed);
        var place = PLACES.get(random.nextInt(PLACES.size()));
        var calendar = calendar(place, random);
        var from = start(place, random);
        var minutes = 1 + random.nextInt(600);
        var due = calendar.after(from, Duration.ofMinutes(minutes));
        if (calendar.openings().isEmpty()) {
            assertThat(due).isEmpty();
            return;
        }
        var left = minutes;
        var minute = from;
        while (left > 0) {
            if (works(minute, calendar)) left--;
            minute = minute.plusSeconds(60);
        }
        assertThat(due).as("seed %d", seed).contains(minute);
    }

    private static Instant start(Place place, Random random) {
        return LocalDate.parse(place.around)
                .atStartOfDay(ZoneId.of(place.zone))
                .toInstant()
                .plusSeconds(60L * random.nextInt(24 * 60));
    }

    private static WorkingCalendar calendar(Place place, Random random) {
        Map<DayOfWeek, List<Opening>> openings = new EnumMap<>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (random.nextInt(4) == 0) continue;
            var cuts =
                    IntStream.generate(() -> random.nextInt(24 * 60 + 1))
                            .limit(40)
                            .distinct()
                            .limit(4)
                            .sorted()
                            .toArray();
            var ofDay = new ArrayList<Opening>();
            ofDay.add(new Opening(cuts[0], cuts[1]));
            if (random.nextBoolean()) ofDay.add(new Opening(cuts[2], cuts[3]));
            openings.put(day, ofDay);
        }
        var holidays = new HashSet<LocalDate>();
        if (random.nextBoolean())
            holidays.add(LocalDate.parse(place.around).plusDays(random.nextInt(6)));
        return new WorkingCalendar(ZoneId.of(place.zone), openings, holidays);
    }

    private static WorkingCalendar office(Set<LocalDate> holidays) {
        Map<DayOfWeek, List<Opening>> openings = new EnumMap<>(DayOfWeek.class);
        for (var day : DayOfWeek.values())
            if (day.getValue() <= 5) openings.put(day, List.of(new Opening(540, 1020)));
        return new WorkingCalendar(ZoneId.of("Europe/Lisbon"), openings, holidays);
    }

    @Test
    void a_weekend_and_a_holiday_are_not_worked() {
        var friday = Instant.parse("2026-11-27T16:00:00Z");
        var clock = ComplaintClock.NEW.asked(friday);
        assertThat(clock.due(URGENT, office(Set.of())).first())
                .isEqualTo(Instant.parse("2026-11-27T17:00:00Z"));
        assertThat(clock.due(LIMITS, office(Set.of())).first())
                .isEqualTo(Instant.parse("2026-11-30T16:00:00Z"));
        // Another calendar: Monday is a holiday now.
        assertThat(clock.due(LIMITS, office(Set.of(LocalDate.of(2026, 11, 30)))).first())
                .isEqualTo(Instant.parse("2026-12-01T16:00:00Z"));
    }

    @Test
    void another_priority_keeps_what_is_used_and_changes_the_limit_twice_too() {
        var office = office(Set.of());
        var monday = Instant.parse("2026-11-30T09:00:00Z");
        var clock = ComplaintClock.NEW.asked(monday);
        assertThat(clock.due(URGENT, office).first()).isEqualTo(monday.plusSeconds(3600));
        assertThat(clock.due(LIMITS, office).first()).isEqualTo(monday.plusSeconds(8 * 3600));
        assertThat(clock.due(URGENT, office).first()).isEqualTo(monday.plusSeconds(3600));
    }

    @Test
    void no_next_answer_is_due_before_the_first_one_and_none_once_it_is_given() {
        var office = office(Set.of());
        var monday = Instant.parse("2026-11-30T09:00:00Z");
        var clock = ComplaintClock.NEW.asked(monday).asked(monday.plusSeconds(3600));
        assertThat(clock.due(LIMITS, office).next()).isNull();
        clock = clock.answered(monday.plusSeconds(7200), office);
        assertThat(clock.due(LIMITS, office).soonest()).isNull();
        clock = clock.asked(monday.plusSeconds(10800)).asked(monday.plusSeconds(14400));
        var due = clock.due(LIMITS, office);
        assertThat(due.first()).isNull();
        assertThat(due.next())
                .as("16 hours after the first unanswered word")
                .isEqualTo(Instant.parse("2026-12-02T12:00:00Z"));
        assertThat(due.resolve())
                .as(
                        "two hours were used before the answer, none while the requester was waited for")
                .isEqualTo(Instant.parse("2026-12-07T10:00:00Z"));
    }

    @Test
    void a_week_in_which_nobody_works_makes_nothing_due() {
        var never = new WorkingCalendar(ZoneId.of("UTC"), Map.of(), Set.of());
        var now = Instant.parse("2026-11-30T09:00:00Z");
        assertThat(ComplaintClock.NEW.asked(now).due(LIMITS, never).soonest()).isNull();
    }

    @Test
    void a_question_that_is_merged_into_what_was_answered_keeps_its_time() {
        var office = office(Set.of());
        var monday = Instant.parse("2026-11-30T09:00:00Z");
        var answered = ComplaintClock.NEW.asked(monday).answered(monday.plusSeconds(60), office);
        var question = ComplaintClock.NEW.asked(monday);
        var noon = monday.plusSeconds(3 * 3600);
        assertThat(answered.joined(question, noon, office).due(LIMITS, office).next())
                .isEqualTo(
                        question.due(
                                        new Limits(LIMITS.next(), LIMITS.next(), LIMITS.next()),
                                        office)
                                .first());
        // The control: a question that was asked at noon is due later.
        assertThat(answered.asked(noon).due(LIMITS, office).next())
                .isAfter(answered.joined(question, noon, office).due(LIMITS, office).next());
        assertThat(question.joined(answered.asked(noon), noon, office).due(LIMITS, office).first())
                .as("the older question counts")
                .isEqualTo(question.due(LIMITS, office).first());
    }
}
