package dev.marquee.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A token that was revoked is no token, whatever is at the address. */
@SpringBootTest(
        classes = {ClosedByDefaultTest.Application.class, RevokedTokenRefusedTest.Organisers.class},
        properties = {
            "spring.application.name=closed",
            "marquee.service-secret=closed",
            "marquee.services.auth=http://localhost:1"
        })
@AutoConfigureMockMvc
class RevokedTokenRefusedTest {

    @Configuration(proxyBeanMethods = false)
    static class Organisers {

        /** Every token is an organiser's number, and genuine. */
        @Bean
        JwtDecoder genuine() {
            return token ->
                    Jwt.withTokenValue(token)
                            .header("alg", "none")
                            .subject(token)
                            .claim("email", "organiser" + token + "@example.org")
                            .claim("roles", List.of("ORGANIZER"))
                            .build();
        }

        @Bean
        RevokedTokens numberNine() {
            return token -> "9".equals(token.getSubject());
        }
    }

    @Autowired MockMvcTester mvc;

    @Test
    void a_revoked_token_opens_nothing_not_even_what_is_open_to_all() {
        assertThat(mvc.get().uri("/staff/desk").header("Authorization", "Bearer 8"))
                .hasStatusOk()
                .hasBodyTextEqualTo("organiser8@example.org");
        for (var path : List.of("/staff/desk", "/open")) {
            var answer = mvc.get().uri(path).header("Authorization", "Bearer 9").exchange();
            assertThat(answer).hasStatus(HttpStatus.UNAUTHORIZED);
            assertThat(answer.getResponse().getHeader("WWW-Authenticate"))
                    .contains("invalid_token");
        }
    }
}
