package dev.marquee.site;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Pages for ticket buyers; no database. */
@SpringBootApplication
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Assistant",
                        version = "1",
                        description =
                                "Answers questions about events and the caller's own bookings. Errors are problem details (RFC 9457); their type names the reason."),
        tags = {
            @Tag(
                    name = "Assistant",
                    description =
                            "Answers from what the caller may see. It changes nothing by itself."),
            @Tag(
                    name = "Reasons",
                    description = "Why something may be refused, and what would help")
        })
public class PublicService {

    public static void main(String[] args) {
        SpringApplication.run(PublicService.class, args);
    }
}
