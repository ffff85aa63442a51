package dev.marquee.event;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Events, their ticket types and categories. */
@SpringBootApplication
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Events",
                        version = "1",
                        description = "Events, their ticket types and categories"))
public class EventService {

    public static void main(String[] args) {
        SpringApplication.run(EventService.class, args);
    }
}
