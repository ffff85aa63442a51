package dev.marquee.venue;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Venues and their hire. */
@SpringBootApplication
@OpenAPIDefinition(
        info = @Info(title = "Venues", version = "1", description = "Venues and their hire"),
        tags = {
            @Tag(name = "Venues", description = "Places that can be hired"),
            @Tag(name = "Hires", description = "When a venue is taken, and at which price"),
            @Tag(
                    name = "Seat plans",
                    description = "Where the seats of a venue are, in versions that never change"),
            @Tag(name = "Older addresses", description = "What clients of older systems call")
        })
public class VenueService {

    public static void main(String[] args) {
        SpringApplication.run(VenueService.class, args);
    }
}
