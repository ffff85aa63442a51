package dev.marquee.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.customer.ManageCustomers.FoundOrAdded;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.test.TestPostgres;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.ErrorResponseException;

@ParameterizedClass
@ValueSource(booleans = {false, true})
class CustomersTest {

    private static final List<String> SPELLINGS =
            List.of("ana@example.org", " Ana@Example.org ", "ANA@EXAMPLE.ORG.", "ana@example.org");

    @Parameter boolean postgres;

    private final HikariDataSource pool = new HikariDataSource();
    private Customers customers;
    private ManageCustomers manage;

    @BeforeEach
    void emptyDatabase() {
        pool.setMaximumPoolSize(8);
        pool.setJdbcUrl(
                postgres
                        ? TestPostgres.newDatabase()
                        : "jdbc:h2:mem:"
                                + java.util.UUID.randomUUID()
                                + ";MODE=PostgreSQL;LOCK_TIMEOUT=10000;DB_CLOSE_DELAY=-1");
        Flyway.configure().dataSource(pool).load().migrate();
        customers = new Customers(JdbcClient.create(pool), Clock.systemUTC());
        manage = new ManageCustomers(customers, mock(AuditTrail.class));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @RepeatedTest(3)
    void all_who_ask_for_an_address_at_once_get_the_same_customer() throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    java.util.stream.IntStream.range(0, 32)
                            .mapToObj(n ->
                                    threads.submit(
                                            (Callable<FoundOrAdded>)
                                                    () -> {
                                                        start.await();
                                                        return manage.findOrAdd(
                                                                request(
                                                                        "Ana " + n,
                                                                        SPELLINGS.get(n % 4)));
                                                    }))
                            .toList();
            start.countDown();
            var ids = new java.util.HashSet<Long>();
            var created = 0;
            for (var answer : answers) {
                ids.add(answer.get().customer().id());
                if (answer.get().created()) created++;
            }
            assertThat(ids).hasSize(1);
            assertThat(created).isEqualTo(1);
        }
        assertThat(customers.count("")).isEqualTo(1);
    }

    @Test
    void a_customer_is_found_by_parts_of_what_is_known_and_percent_is_only_a_percent() {
        manage.add(request("Tejo Arts", "events@tejo.example.org"));
        manage.add(request("100% Jazz_Club", "jazz@example.org"));
        assertThat(customers.list("tejo A", 10, 0)).hasSize(1);
        assertThat(customers.list("JAZZ@", 10, 0)).hasSize(1);
        assertThat(customers.list("0% j", 10, 0)).hasSize(1);
        assertThat(customers.list("z_c", 10, 0)).hasSize(1);
        assertThat(customers.list("o_a", 10, 0)).isEmpty();
        assertThat(customers.list("", 1, 1))
                .extracting(Customer::name)
                .containsExactly("Tejo Arts");
    }

    @Test
    void an_address_of_somebody_else_is_refused_and_nothing_changes() {
        manage.add(request("Ana", "ana@example.org"));
        var eve = manage.add(request("Eve", "eve@example.org"));
        assertThatThrownBy(() -> manage.change(eve.id(), request("Eve", "ANA@example.org")))
                .isInstanceOf(ErrorResponseException.class)
                .hasMessageContaining("409");
        assertThatThrownBy(() -> manage.add(request("Ana 2", "ana@example.org.")))
                .isInstanceOf(ErrorResponseException.class)
                .hasMessageContaining("409");
        assertThat(manage.get(eve.id()).email()).isEqualTo("eve@example.org");
        assertThat(manage.change(eve.id(), request("Eva", "Eve@example.org")).name())
                .isEqualTo("Eva");
    }

    @Test
    void forgetting_a_customer_forgets_the_history() {
        var ana = manage.add(request("Ana", "ana@example.org"));
        manage.note(ana.id(), "Staff", "first");
        manage.note(ana.id(), "Staff", "second");
        assertThat(customers.history(ana.id()))
                .extracting(Note::text)
                .containsExactly("second", "first");
        manage.delete(ana.id());
        assertThat(customers.history(ana.id())).isEmpty();
        assertThatThrownBy(() -> manage.note(ana.id(), "Staff", "third"))
                .hasMessageContaining("404");
    }

    private static CustomerRequest request(String name, String email) {
        return new CustomerRequest(name, email, null, null, null);
    }
}
