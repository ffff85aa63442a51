package dev.marquee.ticket;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Inventory, bookings, tickets, entry. */
@SpringBootApplication
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Tickets",
                        version = "1",
                        description =
                                "Books and reserves tickets, shows, confirms and cancels bookings, says what is left, and admits at the door."))
public class TicketService {

    public static void main(String[] args) {
        SpringApplication.run(TicketService.class, args);
    }
}
