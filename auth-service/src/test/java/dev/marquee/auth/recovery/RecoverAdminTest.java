package dev.marquee.auth.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.marquee.auth.factor.App;
import dev.marquee.platform.test.TestPostgres;
import dev.marquee.platform.test.TestTokens;
import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Admins must have two steps here, and the only one loses both. On PostgreSQL. */
@SpringBootTest(
        properties = {
            "marquee.data=target/test-data/${random.uuid}",
            "marquee.service-secret=the-services-share-this-one",
            "marquee.auth.admin-email=boss@example.org",
            "marquee.auth.admin-password=a password of one's own",
            "marquee.auth.second-factor.required-for=ADMIN"
        })
@AutoConfigureMockMvc
@ExtendWith(OutputCaptureExtension.class)
class RecoverAdminTest {

    private static final String PASSWORD = "a password of one's own";

    @Autowired MockMvcTester mvc;
    @Autowired JdbcClient jdbc;
    @Autowired RecoverAdmin recoverAdmin;
    @Autowired Clock clock;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        var url = TestPostgres.newDatabase();
        properties.add("marquee.postgres.url", () -> url);
    }

    @Test
    void the_only_admin_sets_two_steps_up_loses_everything_and_gets_back_in(CapturedOutput output)
            throws Exception {
        assertThat(apiLogin(PASSWORD))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:marquee:problem:second-factor-required");
        var first = signIn(PASSWORD);
        assertThat(first).hasStatus(HttpStatus.SEE_OTHER).hasHeader("Location", "/login/two-step");
        assertThat(first.getResponse().getCookie("marquee_session")).isNull();
        var pending = first.getResponse().getCookie("marquee_sign_in");
        var app = App.scan(page(pending), clock);
        assertThat(enrol(pending, app.wrongCode())).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        var in = enrol(pending, app.code());
        assertThat(in).hasStatusOk().bodyText().contains("recovery codes", "href=\"/admin\"");
        var session = in.getResponse().getCookie("marquee_session").getValue();
        assertThat(exchange(session)).hasStatusOk();
        assertThat(enrol(pending, app.code())).hasHeader("Location", "/login?again=over");

        assertThat(signIn(PASSWORD)).hasHeader("Location", "/login/code");
        var boss = jdbc.sql("select id from account").query(Long.class).single();
        var off =
                mvc.post()
                        .uri("/profile/two-step/off")
                        .with(TestTokens.account(boss, "boss@example.org", "ADMIN"))
                        .param("password", PASSWORD)
                        .param("code", app.code())
                        .exchange();
        assertThat(off).hasStatus(HttpStatus.CONFLICT).bodyText().contains("Your role must");

        jdbc.sql("delete from account_role").update();
        jdbc.sql("update account set disabled = true").update();
        recoverAdmin.recover(" Boss@Example.org ");
        var said =
                Pattern.compile("boss@example.org is an administrator with the password (\\S+)\\.")
                        .matcher(output.getAll());
        assertThat(said.find()).isTrue();
        var fresh = said.group(1);
        assertThat(exchange(session)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(signIn(PASSWORD)).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(signIn(fresh)).hasHeader("Location", "/login/two-step");
        assertThat(jdbc.sql("select role from account_role").query(String.class).list())
                .containsExactly("ADMIN");
    }

    @ParameterizedTest
    @CsvSource({"nobody@example.org", "not an address"})
    void an_address_that_nobody_has_stops_the_start(String email) {
        assertThatThrownBy(() -> recoverAdmin.recover(email))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no account has this address");
    }

    private MvcTestResult signIn(String password) {
        return mvc.post()
                .uri("/login")
                .param("email", "boss@example.org")
                .param("password", password)
                .exchange();
    }

    private MvcTestResult apiLogin(String password) {
        return mvc.post()
                .uri("/api/auth/login")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"email\":\"boss@example.org\",\"password\":\"%s\"}".formatted(password))
                .exchange();
    }

    private String page(Cookie pending) throws Exception {
        var page = mvc.get().uri("/login/two-step").cookie(pending).exchange();
        assertThat(page).hasStatusOk();
        return page.getResponse().getContentAsString();
    }

    private MvcTestResult enrol(Cookie pending, String code) {
        return mvc.post().uri("/login/two-step").cookie(pending).param("code", code).exchange();
    }

    private MvcTestResult exchange(String session) {
        return mvc.post()
                .uri("/internal/sessions/token")
                .with(TestTokens.service())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"session\":\"" + session + "\"}")
                .exchange();
    }
}
