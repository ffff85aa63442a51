package dev.marquee.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;

/** All connections are taken: who comes then is told to come again. */
class DatabaseAwayAdviceTest {

    private final HikariDataSource database = onlyOneConnection();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(database));
    private final MockMvcTester mvc =
            MockMvcTester.create(
                    MockMvcBuilders.standaloneSetup(new Api(), new Page())
                            .setControllerAdvice(new DatabaseAwayAdvice())
                            .build());

    private static HikariDataSource onlyOneConnection() {
        var pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:");
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(250);
        return pool;
    }

    @AfterEach
    void close() {
        database.close();
    }

    private int one() {
        return jdbc.sql("select 1").query(Integer.class).single();
    }

    @RestController
    class Api {
        @GetMapping("/api/one")
        int answer() {
            return one();
        }
    }

    @Controller
    class Page {
        @GetMapping("/page")
        @ResponseBody
        String page() {
            return "" + transaction.execute(status -> one());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/one", "/page"})
    void who_gets_no_connection_is_told_to_come_again(String path) throws Exception {
        try (var taken = database.getConnection()) {
            assertThat(taken.isValid(1)).isTrue();
            assertThat(mvc.get().uri(path)).hasStatus(503).hasHeader("Retry-After", "2");
        }
        assertThat(mvc.get().uri(path)).hasStatusOk();
    }
}
