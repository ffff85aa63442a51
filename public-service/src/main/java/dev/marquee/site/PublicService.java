package dev.marquee.site;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Pages for ticket buyers; no database. */
@SpringBootApplication
public class PublicService {

    public static void main(String[] args) {
        SpringApplication.run(PublicService.class, args);
    }
}
