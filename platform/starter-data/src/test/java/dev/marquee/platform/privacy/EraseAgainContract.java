package dev.marquee.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that was restored from a backup forgets who was erased since. */
abstract class EraseAgainContract {

    private final List<String> stored = new ArrayList<>();
    private final List<String> erased = new ArrayList<>();
    private HikariDataSource database;
    private EraseAgain again;

    abstract String newDatabase();

    @BeforeEach
    void an_empty_database() {
        database = new HikariDataSource();
        database.setJdbcUrl(newDatabase());
        Flyway.configure().dataSource(database).locations("classpath:db/outbox").load().migrate();
        var people =
                new ErasablePeople() {
                    @Override
                    public Collection<String> addresses() {
                        return List.copyOf(stored);
                    }

                    @Override
                    public void erase(String address) {
                        erased.add(address);
                        stored.remove(address);
                    }
                };
        again = new EraseAgain(List.of(people), JdbcClient.create(database), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static ErasedList list(String... addresses) {
        return new ErasedList(
                "salt",
                List.of(addresses).stream().map(one -> ErasedList.hash("salt", one)).toList());
    }

    @Test
    void who_stands_there_again_is_erased_again_and_nobody_else() {
        stored.addAll(List.of("Ana@Example.org", "bea@example.org", "not an address"));

        assertThat(again.handle(list("ana@example.org", "cal@example.org"))).isEqualTo(1);

        assertThat(erased).containsExactly("Ana@Example.org");
        assertThat(stored).containsExactly("bea@example.org", "not an address");
    }

    @Test
    void who_came_back_after_an_erasure_that_is_known_stays() {
        again.handle(list("ana@example.org"));
        stored.add("ana@example.org");

        assertThat(again.handle(list("ana@example.org"))).isZero();
        assertThat(stored).containsExactly("ana@example.org");
    }

    @Test
    void nobody_on_the_list_is_nobody_to_erase() {
        stored.add("ana@example.org");
        assertThat(again.handle(list())).isZero();
        assertThat(again.handle(new ErasedList("other", list("ana@example.org").hashes())))
                .isZero();
    }
}
