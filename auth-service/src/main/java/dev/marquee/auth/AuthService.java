package dev.marquee.auth;

import dev.marquee.auth.account.AuthSettings;
import dev.marquee.auth.delay.DelaySettings;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Accounts, roles, tokens. */
@SpringBootApplication
@EnableConfigurationProperties({AuthSettings.class, DelaySettings.class})
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Accounts",
                        version = "1",
                        description = "Accounts, roles, and the tokens that all services accept"),
        tags = {
            @Tag(name = "Sign-in", description = "Tokens for a person, and their end"),
            @Tag(
                    name = "OAuth2",
                    description = "Where programs get tokens, and the keys that check them"),
            @Tag(
                    name = "Registration",
                    description = "Accounts, and the confirmation of their addresses"),
            @Tag(name = "Passwords", description = "Forgotten and changed passwords"),
            @Tag(name = "Profile", description = "One's own account"),
            @Tag(name = "Archives", description = "All that is an organiser's, to take along"),
            @Tag(name = "Accounts", description = "All accounts, for admins"),
            @Tag(name = "Audit trail", description = "Who did what, and the proof of it"),
            @Tag(name = "Retention", description = "How long all services keep what")
        })
public class AuthService {

    public static void main(String[] args) {
        SpringApplication.run(AuthService.class, args);
    }
}
