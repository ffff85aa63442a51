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
                                "Books tickets, shows and cancels bookings, and says what is left."))
public class TicketService {

    public static void main(String[] args) {
        SpringApplication.run(TicketService.class, args);
    }
}
