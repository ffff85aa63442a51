package dev.marquee.auth.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.test.TestPostgres;
import dev.marquee.platform.test.TestTokens;
import dev.marquee.platform.value.EmailAddress;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What an empty database gets; on PostgreSQL, without the demonstration. */
@SpringBootTest(
        properties = {
            "marquee.data=target/test-data/${random.uuid}",
            "marquee.service-secret=the-services-share-this-one",
            "marquee.auth.admin-email=boss@example.org",
            "marquee.auth.admin-password=a password of one's own"
        })
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class FirstStartTest {

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired Accounts accounts;
    @Autowired Passwords passwords;
    @Autowired SignIn signIn;
    @Autowired ApplicationRunner firstAdmin;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        var url = TestPostgres.newDatabase();
        properties.add("spring.datasource.url", () -> url);
        properties.add("spring.datasource.username", () -> "postgres");
        properties.add("spring.datasource.hikari.connection-test-query", () -> "select 1");
    }

    @AfterEach
    void empty() {
        jdbc.sql("delete from browser_session").update();
        jdbc.sql("delete from account_role").update();
        jdbc.sql("delete from account").update();
    }

    @Test
    void there_is_one_admin_with_the_password_given_and_it_is_made_once() throws Exception {
        if (accounts.isEmpty()) firstAdmin.run(null);
        firstAdmin.run(null);
        assertThat(count()).isEqualTo(1);
        assertThat(signIn.check("boss@example.org", "a password of one's own", "192.0.2.1"))
                .get()
                .extracting(Account::roles)
                .asString()
                .isEqualTo("[ADMIN]");
        assertThat(signIn.check("admin", "admin123", "192.0.2.1")).isEmpty();
        var signedIn =
                mvc.post()
                        .uri("/login")
                        .param("email", "admin")
                        .param("password", "a password of one's own")
                        .exchange();
        assertThat(signedIn).hasStatus(303).hasHeader("Location", "/admin");
        var key = signedIn.getResponse().getCookie("marquee_session").getValue();
        assertThat(
                        mvc.post()
                                .uri("/internal/sessions/token")
                                .with(TestTokens.service())
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"session\":\"" + key + "\"}"))
                .hasStatusOk();
        assertThat(mvc.get().uri("/login").accept(MediaType.TEXT_HTML))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("admin123");
    }

    @Test
    void without_a_password_given_one_is_made_up_and_shown_once(CapturedOutput output)
            throws Exception {
        empty();
        var runner = new FirstAdmin(accounts, passwords, settings("first@example.org", ""));
        runner.run(null);
        runner.run(null);
        var shown = Pattern.compile("with the password (\\S{16})\\.").matcher(output.getOut());
        assertThat(shown.results()).hasSize(1);
        shown.reset();
        assertThat(shown.find()).isTrue();
        assertThat(signIn.check("first@example.org", shown.group(1), "192.0.2.1")).isPresent();
    }

    @Test
    void an_address_that_is_passed_on_empty_is_the_usual_one() {
        empty();
        new FirstAdmin(accounts, passwords, settings("", "a password")).run(null);
        assertThat(accounts.byEmail(new EmailAddress("admin@marquee.local"))).isPresent();
    }

    @Test
    void two_replicas_that_start_at_once_make_the_accounts_once() throws Exception {
        empty();
        var replica = new DemoAccounts(accounts, passwords);
        Callable<Void> start =
                () -> {
                    replica.run(null);
                    return null;
                };
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var started : both.invokeAll(Stream.generate(() -> start).limit(3).toList()))
                started.get();
        }
        assertThat(count()).isEqualTo(5);
        assertThat(jdbc.sql("select id from account order by id").query(Long.class).list())
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        var next =
                accounts.add(
                        new NewAccount(
                                "Next",
                                new EmailAddress("next@example.org"),
                                false,
                                null,
                                passwords.hash("x"),
                                java.util.Set.of(Role.CUSTOMER)));
        assertThat(next).isEqualTo(6);
    }

    private long count() {
        return jdbc.sql("select count(*) from account").query(Long.class).single();
    }

    private static AuthSettings settings(String email, String password) {
        return new AuthSettings(
                Duration.ofMinutes(30),
                Duration.ofSeconds(60),
                Duration.ofHours(12),
                Duration.ofDays(7),
                Duration.ofHours(1),
                Duration.ofHours(12),
                email,
                password,
                Duration.ofDays(90));
    }
}
