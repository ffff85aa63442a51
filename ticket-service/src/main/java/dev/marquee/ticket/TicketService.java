package dev.marquee.ticket;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.tags.Tag;
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
                                "Books and reserves tickets, shows, confirms and cancels bookings, says what is left, and admits at the door."),
        tags = {
            @Tag(name = "Availability", description = "What is left of an event"),
            @Tag(
                    name = "Bookings",
                    description = "Book tickets, and show, correct and cancel bookings"),
            @Tag(name = "Offers", description = "Discounts by code or by the number of tickets"),
            @Tag(
                    name = "Reservations",
                    description = "Tickets that are kept until they are confirmed"),
            @Tag(
                    name = "Look-up",
                    description = "Bookings by a link that is mailed to their address"),
            @Tag(
                    name = "Changes",
                    description = "Other types and other events for tickets that are sold"),
            @Tag(name = "Refunds", description = "Money that goes back to buyers"),
            @Tag(name = "Payments", description = "Pay bookings, and see what became of it"),
            @Tag(
                    name = "Receipts",
                    description = "Receipts, invoices and credit notes, and whom they name"),
            @Tag(name = "Documents", description = "Tickets as PDF, and for calendars"),
            @Tag(name = "Wallets", description = "Tickets in the wallets of phones"),
            @Tag(name = "Journal", description = "All money that came and went"),
            @Tag(name = "Exports", description = "Long files that are made in the background"),
            @Tag(name = "Ledger", description = "Whether what is counted is what is stored"),
            @Tag(
                    name = "Seats",
                    description = "Which seats of an event are free, and who sits where"),
            @Tag(
                    name = "Waiting lists",
                    description = "Who waits for tickets of a sold-out event, and gets them"),
            @Tag(name = "Transfers", description = "Tickets that are handed on to somebody else"),
            @Tag(name = "Attendees", description = "Every ticket, with who comes with it"),
            @Tag(name = "Entry", description = "Admission at the door"),
            @Tag(
                    name = "Entry staff",
                    description = "Who stands at the doors, with which phones and lists"),
            @Tag(name = "Codes", description = "Keys that check the codes of tickets"),
            @Tag(name = "Sales", description = "Figures for organisers"),
            @Tag(
                    name = "Interactions",
                    description = "What became of a ticket, and of an account's"),
            @Tag(name = "Older addresses", description = "What clients of older systems call")
        })
public class TicketService {

    public static void main(String[] args) {
        SpringApplication.run(TicketService.class, args);
    }
}
