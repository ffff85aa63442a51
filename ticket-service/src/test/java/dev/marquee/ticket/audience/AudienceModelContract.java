package dev.marquee.ticket.audience;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.platform.language.Languages;
import dev.marquee.ticket.audience.RandomSales.Sold;
import dev.marquee.ticket.booking.TicketLinks;
import dev.marquee.ticket.consent.Consents;
import dev.marquee.ticket.transfer.HolderLinks;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is meant is what a model of the same bookings says, whatever is asked for. */
abstract class AudienceModelContract {

    private static final int QUESTIONS = 60;

    abstract String database();

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void an_audience_is_what_a_model_says(long seed) {
        var data = migrated();
        var random = new Random(seed);
        var sales = new RandomSales(JdbcClient.create(data), random);
        sales.make(200);
        var audiences = audiences(data);
        for (int question = 0; question < QUESTIONS; question++) {
            var asked = question(random);
            var expected = expected(sales.sold(), asked);
            assertThat(all(audiences, asked)).as("%s", asked).isEqualTo(expected);
            var count = audiences.count(asked);
            assertThat(count.people() + count.withoutAddress()).isEqualTo(expected.size());
            assertThat(count.tickets())
                    .isEqualTo(expected.values().stream().mapToLong(Set::size).sum());
            assertStillMeant(audiences, asked, expected);
        }
    }

    /** Asked about tickets, the answer is the same people with those of them. */
    private static void assertStillMeant(
            Audiences audiences, Audience asked, Map<String, Set<Long>> expected) {
        var tickets =
                expected.values().stream().flatMap(Set::stream).filter(id -> id % 3 == 0).toList();
        var some = new TreeMap<String, Set<Long>>();
        expected.forEach((address, theirs) -> {
            var left = new TreeSet<>(theirs);
            left.retainAll(tickets);
            if (!left.isEmpty()) some.put(address, left);
        });
        assertThat(byAddress(audiences.stillMeant(asked, tickets))).isEqualTo(some);
    }

    private static Map<String, Set<Long>> expected(List<Sold> sold, Audience asked) {
        var expected = new TreeMap<String, Set<Long>>();
        for (var ticket : sold)
            if (ticket.isMeant(asked))
                expected.computeIfAbsent(ticket.reader(), _ -> new TreeSet<>()).add(ticket.id());
        return expected;
    }

    /** Page by page, each address once. */
    private static Map<String, Set<Long>> all(Audiences audiences, Audience asked) {
        var people = new ArrayList<Person>();
        var after = "";
        while (true) {
            var page = audiences.page(asked, after, 7);
            people.addAll(page);
            if (page.size() < 7) break;
            after = page.getLast().address();
        }
        assertThat(people).extracting(Person::address).doesNotHaveDuplicates();
        assertThat(people).allMatch(person -> person.link() == null);
        return byAddress(people);
    }

    private static Map<String, Set<Long>> byAddress(List<Person> people) {
        var found = new TreeMap<String, Set<Long>>();
        for (var person : people) {
            var tickets = new TreeSet<Long>();
            person.tickets().forEach(ticket -> tickets.add(ticket.id()));
            found.put(person.address(), tickets);
        }
        return found;
    }

    private static Audience question(Random random) {
        return new Audience(
                random.nextBoolean() ? List.of(1L) : List.of(1L, 2L, 3L),
                maybe(random, List.of(random.nextBoolean() ? 11L : 21L, 12L)),
                maybe(random, List.of("Stalls")),
                maybe(random, everyOtherSeat(random)),
                maybe(
                        random,
                        List.of(random.nextBoolean() ? "confirmed" : "cancelled", "refunded")),
                maybe(random, random.nextBoolean()),
                maybe(random, random.nextBoolean()),
                maybe(random, random.nextInt(2)),
                maybe(random, List.of(random.nextBoolean() ? "vi" : "en", "id")),
                maybe(random, RandomSales.FIRST.plus(Duration.ofDays(random.nextInt(10)))),
                maybe(random, RandomSales.FIRST.plus(Duration.ofDays(5 + random.nextInt(20)))),
                maybe(random, "early-10"),
                maybe(random, RandomSales.FIRST.plus(Duration.ofDays(15))));
    }

    private static List<String> everyOtherSeat(Random random) {
        var first = 1000L + random.nextInt(2);
        return LongStream.range(0, 400).mapToObj(n -> "S-" + (first + 2 * n)).toList();
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextInt(4) == 0 ? value : null;
    }

    private static Audiences audiences(DataSource data) {
        var jdbc = JdbcClient.create(data);
        var links = Mockito.mock(TicketLinks.class);
        return new Audiences(
                jdbc,
                new Consents(jdbc, links, Clock.systemUTC()),
                links,
                Mockito.mock(HolderLinks.class),
                Languages.onlyEnglish());
    }

    private DataSource migrated() {
        var data = new HikariDataSource();
        data.setJdbcUrl(database());
        // H2 forgets how to compare a list in a check once the connection that made it is closed.
        data.setMaxLifetime(0);
        data.setMaximumPoolSize(3);
        Flyway.configure()
                .dataSource(data)
                .locations("classpath:db/outbox", "classpath:db/migration")
                .outOfOrder(true)
                .load()
                .migrate();
        return data;
    }
}
