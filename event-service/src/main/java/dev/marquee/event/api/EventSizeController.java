package dev.marquee.event.api;

import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Tells services how many tickets an event has, with those that need a code. */
@RestController
@Hidden
class EventSizeController {

    /** All of them, whoever may buy them. */
    record EventSize(int totalTickets, int bookedCount) {}

    private final JdbcClient jdbc;

    EventSizeController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/internal/events/{id}/size")
    EventSize size(@PathVariable long id) {
        return jdbc.sql(
                        "select total_tickets as totalTickets, booked_count as bookedCount from event where id = ?")
                .param(id)
                .query(EventSize.class)
                .optional()
                .orElseThrow(() -> Problems.notFound("event"));
    }
}
