package dev.marquee.ticket;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Inventory, bookings, tickets, entry. */
@SpringBootApplication
public class TicketService {

    public static void main(String[] args) {
        SpringApplication.run(TicketService.class, args);
    }
}
