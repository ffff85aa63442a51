package dev.marquee.event;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Events, their ticket types and categories. */
@SpringBootApplication
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Events",
                        version = "1",
                        description = "Events, their ticket types and categories"),
        tags = {
            @Tag(name = "Events", description = "Events, their states and categories"),
            @Tag(name = "Pictures", description = "The picture of an event"),
            @Tag(name = "Brands", description = "What organisers look like"),
            @Tag(
                    name = "Waiting rooms",
                    description = "Whether buyers wait in line when many come at once"),
            @Tag(name = "Notes", description = "What staff write down about an event"),
            @Tag(name = "Older addresses", description = "What clients of older systems call")
        })
public class EventService {

    public static void main(String[] args) {
        SpringApplication.run(EventService.class, args);
    }
}
