package dev.marquee.ticket.inventory;

import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Availability")
class AvailabilityController {

    private final Stocks stocks;
    private final Clock clock;

    AvailabilityController(Stocks stocks, Clock clock) {
        this.stocks = stocks;
        this.clock = clock;
    }

    @Operation(
            summary = "How many tickets an event has left",
            description = "By its id or its code.")
    @ApiResponse(responseCode = "200", description = "What is sold and what is left")
    @ApiResponse(responseCode = "404", description = "No such event was ever on sale")
    @GetMapping("/api/events/{event}/availability")
    AvailabilityView availability(@PathVariable String event) {
        return stocks.find(event)
                .map(stock -> AvailabilityView.of(stock, clock.instant()))
                .orElseThrow(() -> Problems.notFound("event"));
    }
}
