package dev.marquee.event.catalogue;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static java.time.temporal.TemporalAdjusters.nextOrSame;
import static java.time.temporal.TemporalAdjusters.previous;

import dev.marquee.platform.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Fills an empty service with a season worth looking at, EV01 to EV13, through the same code as the
 * API. The venues are venue-service's demo venues.
 */
@Component
@Profile("demo")
class DemoEvents implements ApplicationRunner {

    private static final Caller ORGANIZER =
            new Caller(2, "Ana Ribeiro", "organizer@ticket.local", true, Set.of("ORGANIZER"));
    private static final String LISBON = "Europe/Lisbon";
    private static final String SAIGON = "Asia/Ho_Chi_Minh";
    private static final String JAKARTA = "Asia/Jakarta";

    private final Events events;
    private final ManageEvents manage;
    private final Clock clock;

    DemoEvents(Events events, ManageEvents manage, Clock clock) {
        this.events = events;
        this.manage = manage;
        this.clock = clock;
    }

    private enum Place {
        RIVERSIDE(1, "Riverside Stage, Cais do Farol 8, Lisbon"),
        CELLAR(2, "The Cellar, Rua da Bica 21, Lisbon"),
        CUSTOMS_HOUSE(3, "Old Customs House, Rua da Alfândega 10, Porto"),
        LITTLE_THEATRE(4, "Little Theatre, Largo do Picadeiro 3, Lisbon"),
        HARBOUR_HALL(5, "Harbour Hall, Doca de Santo Amaro 2, Lisbon"),
        DOCK_ARENA(6, "Dock Arena, Avenida do Sado 100, Setúbal"),
        LOTUS_HOUSE(7, "Lotus House, 12 Đường Hoa Sen, Ho Chi Minh City"),
        SENJA_PAVILION(8, "Senja Pavilion, Jalan Kenanga 5, Jakarta");

        private final long id;
        private final String location;

        Place(long id, String location) {
            this.id = id;
            this.location = location;
        }
    }

    /** All or nothing: a start that is broken off leaves no half season. */
    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        if (events.count() > 0) return;
        var lisbon = LocalDate.now(clock.withZone(ZoneId.of(LISBON)));
        gamelan();
        kitchen();
        newYear(lisbon);
        harvestSupper(lisbon);
        smallHours();
        shortFilms(lisbon);
        lanternNight(lisbon);
        hamlet(lisbon);
        paperMoons(lisbon);
        howCitiesSing(lisbon);
        winterLeague(lisbon);
        winterSongs(lisbon);
        springFair(lisbon);
    }

    private void gamelan() {
        var today = LocalDate.now(clock.withZone(ZoneId.of(JAKARTA)));
        publish(
                "Gamelan at dusk: bronze and bamboo",
                "Music",
                """
                Twenty players, forty bronze gongs, and the last hour of daylight over the garden.

                The Kenanga ensemble plays court pieces from Yogyakarta and two new ones that have never been heard outside a rehearsal room. Mats in front, chairs behind, children welcome.\
                """,
                today.plusDays(12).with(nextOrSame(FRIDAY)),
                "17:30",
                Duration.ofMinutes(120),
                JAKARTA,
                Place.SENJA_PAVILION,
                6,
                type("Mat in front", 60),
                type("Chair", 240));
    }

    private void kitchen() {
        var today = LocalDate.now(clock.withZone(ZoneId.of(SAIGON)));
        publish(
                "Phở from scratch: a morning in the kitchen",
                "Food",
                """
                The broth starts the night before; everything else you do yourself. We char the ginger, cut the noodles, and eat together at noon.

                Bà Lan has cooked this soup for fifty years and has an answer to every question, including whether it is allowed to add the lime first.\
                """,
                today.plusDays(16).with(nextOrSame(SATURDAY)),
                "08:30",
                Duration.ofMinutes(240),
                SAIGON,
                Place.LOTUS_HOUSE,
                2,
                type("Place at the stove", 80));
    }

    private void newYear(LocalDate today) {
        var eve = LocalDate.of(today.getYear(), 12, 31);
        publish(
                "New Year on the docks",
                "Music",
                """
                Three stages, one very long bridge of lights, and a countdown that the ships answer.

                Doors at eight. The family corner opens with shadow puppets and closes, with cocoa, at half past ten. Last trains back to Lisbon run until four.\
                """,
                today.isBefore(eve.minusDays(7)) ? eve : eve.plusYears(1),
                "20:00",
                Duration.ofMinutes(360),
                LISBON,
                Place.DOCK_ARENA,
                10,
                type("Standing", 4000),
                type("Terrace", 800),
                type("Family corner", 200));
    }

    private void harvestSupper(LocalDate today) {
        var id =
                publish(
                        "Harvest Supper",
                        "Food",
                        """
                        One long table by the river, nine farms, and no menu: what was ripe on Friday is served on Saturday.\
                        """,
                        today.minusDays(20).with(previous(SATURDAY)),
                        "19:00",
                        Duration.ofMinutes(210),
                        LISBON,
                        Place.RIVERSIDE,
                        4,
                        type("Seat at the table", 90));
        manage.changeStatus(id, ORGANIZER, EventStatus.COMPLETED);
    }

    private void smallHours() {
        var now = clock.instant().atZone(ZoneId.of(LISBON));
        var tonight = now.toLocalDate().plusDays(now.getHour() < 20 ? 0 : 1);
        publish(
                "Small Hours: late stand-up",
                "Comedy",
                """
                Six comedians who should be in bed, one host who refuses to be. New material, old regrets, and a bar that stays open.

                Not suitable for children, or for anybody in the first row.\
                """,
                tonight,
                "22:30",
                Duration.ofMinutes(105),
                LISBON,
                Place.CELLAR,
                4,
                type("Table seat", 90));
    }

    private void shortFilms(LocalDate today) {
        publish(
                "An evening of very short films and very long introductions",
                "Film",
                """
                Forty films, none longer than three minutes, each introduced by somebody who was there. There is one interval that everybody remembers.

                In six languages, with Portuguese and English subtitles.\
                """,
                weekend(today).with(nextOrSame(SUNDAY)),
                "18:00",
                Duration.ofMinutes(180),
                LISBON,
                Place.CUSTOMS_HOUSE,
                4,
                type("Upper floor", 150));
    }

    private void lanternNight(LocalDate today) {
        publish(
                "Lantern Night: jazz on the river",
                "Music",
                """
                Three bands, one barge, and four hundred paper lanterns. Bring a coat; we bring the soup.

                The barge leaves the quay at eight and never goes far: you hear the music from the steps, the bridge and the boats. The Quiet Brass open, Minh Châu Trio follow, and the night ends with everyone who can hold an instrument.

                Standing is on the steps by the water. Deck seats are on the barge, with a blanket and a bowl of soup.\
                """,
                weekend(today),
                "20:00",
                Duration.ofMinutes(180),
                LISBON,
                Place.RIVERSIDE,
                4,
                type("Standing", 150),
                type("Deck seat", 50));
    }

    private void hamlet(LocalDate today) {
        publish(
                "Hamlet in an hour",
                "Theatre",
                """
                Five actors, one skull, sixty minutes. All the deaths and most of the doubts, played at a sprint in the old weighing room.

                No interval. Latecomers are let in with the players, in the second scene.\
                """,
                today.plusDays(5).with(nextOrSame(FRIDAY)),
                "19:30",
                Duration.ofMinutes(60),
                LISBON,
                Place.CUSTOMS_HOUSE,
                4,
                type("Unnumbered seat", 120));
    }

    private void paperMoons(LocalDate today) {
        publish(
                "Paper Moons: puppets for ages 4 and up",
                "Family",
                """
                A lamp, a sheet, and a moon that does not want to go to bed. Forty minutes of shadow puppets, then everybody makes a moon to take home.

                Told almost without words, so it works in any language.\
                """,
                weekend(today).with(nextOrSame(SUNDAY)),
                "11:00",
                Duration.ofMinutes(75),
                LISBON,
                Place.LITTLE_THEATRE,
                6,
                type("Cushion", 30),
                type("Seat", 50));
    }

    private void howCitiesSing(LocalDate today) {
        publish(
                "How cities sing: a talk by Putri Wulandari",
                "Talks",
                """
                Why does a tram in Lisbon hum in F, and a market in Jakarta in four keys at once? Sound artist Putri Wulandari has recorded sixty cities at dawn, and plays them.

                With questions afterwards, and headphones for those who want to hear the bats.\
                """,
                today.plusDays(7).with(nextOrSame(WEDNESDAY)),
                "18:30",
                Duration.ofMinutes(90),
                LISBON,
                Place.HARBOUR_HALL,
                4,
                type("Seat", 250));
    }

    private void winterLeague(LocalDate today) {
        publish(
                "Winter League: women’s futsal semi-final",
                "Sport",
                """
                Setúbal against Braga, for the third year in a row, and nobody has forgotten the second.

                Doors an hour before. Drums welcome in the north stand; quieter seats are in the south.\
                """,
                today.plusDays(14).with(nextOrSame(SATURDAY)),
                "17:00",
                Duration.ofMinutes(120),
                LISBON,
                Place.DOCK_ARENA,
                8,
                type("North stand", 500),
                type("South stand", 600),
                type("Courtside", 100));
    }

    private void winterSongs(LocalDate today) {
        publish(
                "Đêm nhạc mùa đông: winter songs by candlelight",
                "Music",
                """
                Folk songs from the north of Vietnam and the hills of Minho, sung by two choirs that met on the internet and will now share a stage.

                By the light of three hundred candles. Please bring no more.\
                """,
                today.plusDays(30).with(nextOrSame(FRIDAY)),
                "20:00",
                Duration.ofMinutes(110),
                LISBON,
                Place.HARBOUR_HALL,
                4,
                type("Seat", 250));
    }

    private void springFair(LocalDate today) {
        draft(
                "Spring Fair",
                "Other",
                """
                Stalls, seedlings, a brass band. Still looking for a place big enough for the carousel.\
                """,
                today.plusMonths(4).with(nextOrSame(SATURDAY)),
                "10:00",
                Duration.ofMinutes(480),
                LISBON,
                null,
                10,
                type("Day ticket", 400));
    }

    private long publish(
            String name,
            String category,
            String description,
            LocalDate day,
            String starts,
            Duration length,
            String zone,
            Place place,
            int quota,
            TicketType... types) {
        var id = draft(name, category, description, day, starts, length, zone, place, quota, types);
        manage.changeStatus(id, ORGANIZER, EventStatus.PUBLISHED);
        return id;
    }

    private long draft(
            String name,
            String category,
            String description,
            LocalDate day,
            String starts,
            Duration length,
            String zone,
            @Nullable Place place,
            int quota,
            TicketType... types) {
        var start = day.atTime(LocalTime.parse(starts)).atZone(ZoneId.of(zone)).toInstant();
        var details =
                new EventDetails(
                        name,
                        description,
                        category,
                        start,
                        start.plus(length),
                        zone,
                        place == null ? null : place.id,
                        place == null ? null : place.location,
                        null,
                        "EUR",
                        quota);
        return manage.create(details, List.of(types), ORGANIZER.id());
    }

    private static TicketType type(String name, int quantity) {
        return new TicketType(null, name, 0, quantity);
    }

    /** The Saturday ahead; tomorrow at the earliest, so that it is ahead all day long. */
    private static LocalDate weekend(LocalDate today) {
        return today.plusDays(1).with(nextOrSame(SATURDAY));
    }
}
