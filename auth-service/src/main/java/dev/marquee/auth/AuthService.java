package dev.marquee.auth;

import dev.marquee.auth.delay.DelaySettings;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
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
                        description = "Accounts, roles, and the tokens that all services accept"))
public class AuthService {

    public static void main(String[] args) {
        SpringApplication.run(AuthService.class, args);
    }
}
