package dev.marquee.venue;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Venues and their hire. */
@SpringBootApplication
@OpenAPIDefinition(
        info = @Info(title = "Venues", version = "1", description = "Venues and their hire"))
public class VenueService {

    public static void main(String[] args) {
        SpringApplication.run(VenueService.class, args);
    }
}
