package dev.marquee.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.JwtRequestPostProcessor;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The filter chain that every service has. */
@SpringBootTest(
        properties = {
            "spring.application.name=closed",
            "marquee.service-secret=closed",
            "marquee.services.auth=http://localhost:1"
        })
@AutoConfigureMockMvc
class ClosedByDefaultTest {

    record Thing(String name, int size) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Endpoints.class)
    static class Application {
        @Bean
        ScopeRules scopes() {
            return new ScopeRules().read("desk:read", "/staff/**").write("things:write", "/things");
        }

        @Bean
        AccessRules rules() {
            return requests ->
                    requests.requestMatchers("/open", "/things", "/number")
                            .permitAll()
                            .requestMatchers(HttpMethod.GET, "/staff/**")
                            .hasAnyRole("ADMIN", "ORGANIZER");
        }
    }

    @RestController
    static class Endpoints {
        @GetMapping("/open")
        String open(Optional<Caller> caller) {
            return caller.map(Caller::name).orElse("nobody");
        }

        @GetMapping("/staff/desk")
        String staff(Caller caller) {
            return caller.email();
        }

        @GetMapping("/forgotten")
        String forgotten() {
            return "never seen";
        }

        @GetMapping("/number")
        int number(@RequestParam int n) {
            return n;
        }

        @PostMapping("/internal/facts")
        String internal() {
            return "taken";
        }

        @PostMapping("/things")
        Thing thing(@RequestBody Thing thing) {
            if (thing.size() == 13) throw new IllegalStateException("secret of the house");
            return thing;
        }
    }

    @Autowired MockMvcTester mvc;

    @Test
    void what_a_service_opens_is_open() {
        assertThat(mvc.get().uri("/open")).hasStatusOk().hasBodyTextEqualTo("nobody");
        assertThat(mvc.get().uri("/open").with(person("ORGANIZER")))
                .hasStatusOk()
                .hasBodyTextEqualTo("Ana");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/forgotten", "/nothing-here", "/actuator/env", "/staff"})
    void what_it_does_not_open_is_shut_even_for_admins(String path) {
        assertThat(mvc.get().uri(path)).hasStatus(HttpStatus.UNAUTHORIZED);
        if (!path.startsWith("/staff"))
            assertThat(mvc.get().uri(path).with(person("ADMIN"))).hasStatus(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource({"ADMIN,200", "ORGANIZER,200", "CUSTOMER,403", "SUPPORT,403"})
    void roles_open_what_is_theirs(String role, int status) {
        assertThat(mvc.get().uri("/staff/desk").with(person(role))).hasStatus(status);
        assertThat(mvc.post().uri("/staff/desk").with(person(role))).hasStatus(403);
    }

    @Test
    void an_integrators_program_comes_where_its_scopes_say_and_nowhere_else() {
        assertThat(mvc.get().uri("/staff/desk").with(program("desk:read")))
                .hasStatusOk()
                .hasBodyTextEqualTo("");
        assertThat(mvc.get().uri("/open").with(program("desk:read"))).hasStatus(403);
        assertThat(mvc.get().uri("/staff/desk").with(program("things:write")))
                .hasStatus(403)
                .hasHeader(
                        "WWW-Authenticate",
                        "Bearer error=\"insufficient_scope\", scope=\"desk:read\"");
        assertThat(mvc.get().uri("/open").with(program("desk:read")))
                .as("no scope opens it")
                .doesNotContainHeader("WWW-Authenticate");
        assertThat(mvc.get().uri("/staff/desk").with(program(""))).hasStatus(403);
        assertThat(mvc.post().uri("/staff/desk").with(program("desk:read"))).hasStatus(403);
        assertThat(mvc.post().uri("/internal/facts").with(program("internal"))).hasStatus(403);
        assertThat(
                        mvc.post()
                                .uri("/things")
                                .with(program("desk:read things:write"))
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"name\":\"a\",\"size\":1}"))
                .hasStatusOk();
    }

    private static JwtRequestPostProcessor program(String scope) {
        return jwt().jwt(token ->
                        token.subject("till-7").claim("owner_id", "2").claim("scope", scope))
                .authorities(token -> ClosedByDefault.authoritiesOf(token));
    }

    @Test
    void only_services_reach_what_is_internal() {
        assertThat(mvc.post().uri("/internal/facts")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(mvc.post().uri("/internal/facts").with(person("ADMIN")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(
                        mvc.post()
                                .uri("/internal/facts")
                                .with(
                                        jwt().jwt(token -> token.claim("scope", "events:read"))
                                                .authorities(
                                                        new SimpleGrantedAuthority(
                                                                "SCOPE_events:read"))))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(
                        mvc.post()
                                .uri("/internal/facts")
                                .with(
                                        jwt().authorities(
                                                        new SimpleGrantedAuthority(
                                                                "SCOPE_internal"))))
                .hasStatusOk();
    }

    @Test
    void a_browser_is_sent_to_sign_in_and_back_and_a_program_gets_a_problem() {
        assertThat(mvc.get().uri(URI.create("/staff/desk?day=a%20b")).accept(MediaType.TEXT_HTML))
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader("Location", "/login?return=%2Fstaff%2Fdesk%3Fday%3Da%2520b");
        assertThat(mvc.post().uri("/staff/desk").accept(MediaType.TEXT_HTML))
                .hasHeader("Location", "/login?return=%2F");
        var answer = mvc.get().uri("/staff/desk").exchange();
        assertThat(answer)
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getResponse().getHeader("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:marquee:problem:unauthorized");
    }

    /** The first that the program asks for does not exist here. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/staff/desk|GET|401|Hãy đăng nhập trước: gửi token truy cập hợp lệ dưới dạng Authorization: Bearer …",
                "/number?n=x|GET|400|Không đọc được giá trị của n.",
                "/number|GET|400|Thiếu tham số n.",
                "/things|POST|415|Không hiểu được yêu cầu này."
            })
    void a_program_is_refused_in_the_language_it_asks_for(
            String path, HttpMethod method, int status, String detail) {
        assertThat(
                        mvc.method(method)
                                .uri(URI.create(path))
                                .header("Accept-Language", "fr, vi;q=0.5")
                                .contentType(MediaType.TEXT_PLAIN)
                                .content("x"))
                .hasStatus(status)
                .bodyJson()
                .extractingPath("$.detail")
                .isEqualTo(detail);
    }

    @Test
    void a_token_that_cannot_be_read_is_401_and_one_that_cannot_be_checked_is_503() {
        assertThat(mvc.get().uri("/open").header("Authorization", "Bearer nonsense"))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        var unchecked =
                "eyJhbGciOiJFUzI1NiIsImtpZCI6ImEifQ.eyJzdWIiOiI3In0.MEUCIQDKZokqnCjrRtw0tni0yvMj2xlHYhHjZSzHHdJjPzOVFAIgBPyVHZ0L4y2XkyVxC7hSVwWf";
        assertThat(mvc.get().uri("/open").header("Authorization", "Bearer " + unchecked))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .hasHeader("Retry-After", "2");
    }

    @Test
    void another_sites_form_changes_nothing_even_with_a_valid_token() {
        assertThat(
                        mvc.post()
                                .uri("/things")
                                .with(person("ADMIN"))
                                .header("Sec-Fetch-Site", "cross-site")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"name\":\"a\",\"size\":1}"))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"a\",\"size\":1}|200",
                "{\"name\":\"a\",\"size\":\"1\"}|422",
                "{\"name\":\"a\",\"size\":1.5}|422",
                "{\"name\":\"a\",\"size\":null}|422",
                "{\"name\":\"a\",\"size\":99999999999}|422",
                "{\"name\":\"a\"}|422",
                "{\"name\":[],\"size\":1}|422",
                "{\"name\":|400",
                "|400",
                "{\"name\":\"a\",\"size\":13}|500"
            })
    void every_answer_to_bad_input_is_a_problem_that_tells_nothing_of_the_house(
            String body, int status) {
        var answer =
                mvc.post()
                        .uri("/things")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body == null ? "" : body)
                        .exchange();
        assertThat(answer).hasStatus(status);
        if (status != 200)
            assertThat(answer)
                    .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .bodyText()
                    .contains("urn:marquee:problem:")
                    .doesNotContain("secret", "Exception", "dev.marquee");
    }

    private static JwtRequestPostProcessor person(String role) {
        return jwt().jwt(token ->
                        token.subject("7")
                                .claim("name", "Ana")
                                .claim("email", "ana@example.org")
                                .claim("roles", List.of(role)))
                .authorities(new SimpleGrantedAuthority("ROLE_" + role));
    }
}
