package dev.marquee.venue.booking;

import dev.marquee.platform.web.Problems;
import dev.marquee.venue.Venues;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a hire would cost, before anybody hires. */
@RestController
@Tag(name = "Hires")
class BookingPriceController {

    /**
     * A price.
     *
     * @param hours begun, each of which costs
     */
    @Schema(name = "HirePrice")
    record Answer(
            @Schema(example = "4") long hours,
            @Schema(example = "560.00") String price,
            @Schema(description = "For each hour begun", example = "140.00") String pricePerHour,
            @Schema(description = "ISO 4217", example = "EUR") String currency) {}

    private final Venues venues;

    BookingPriceController(Venues venues) {
        this.venues = venues;
    }

    @GetMapping("/api/venues/{id}/price")
    @Operation(
            summary = "What it costs to hire a venue for a time",
            description = "The venue's price for every hour begun, as it is now.")
    @ApiResponse(responseCode = "200", description = "The price")
    @ApiResponse(responseCode = "404", description = "not-found")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    Answer price(
            @PathVariable long id,
            @Parameter(
                            description = "Without an offset by the venue's clock",
                            example = "2026-11-28T19:00")
                    @RequestParam(name = "starts_at")
                    String startsAt,
            @Parameter(description = "The same", example = "2026-11-28T23:00")
                    @RequestParam(name = "ends_at")
                    String endsAt) {
        var venue = venues.findById(id).orElseThrow(() -> Problems.notFound("venue"));
        try {
            var price = BookingPrice.of(venue, Period.read(startsAt, endsAt, venue.zone()));
            return new Answer(
                    price.hours(),
                    price.price().amount(),
                    venue.price().amount(),
                    price.price().currency());
        } catch (Period.Wrong e) {
            throw e.problem();
        }
    }
}
