package dev.marquee.venue;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Venues and their hire. */
@SpringBootApplication
public class VenueService {

    public static void main(String[] args) {
        SpringApplication.run(VenueService.class, args);
    }
}
