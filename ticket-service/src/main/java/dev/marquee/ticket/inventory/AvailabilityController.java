package dev.marquee.ticket.inventory;

import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Availability")
class AvailabilityController {

    private final Stocks stocks;
    private final OpenedTypes opened;
    private final ReaderLocales locales;
    private final Clock clock;

    AvailabilityController(Stocks stocks, OpenedTypes opened, ReaderLocales locales, Clock clock) {
        this.locales = locales;
        this.stocks = stocks;
        this.opened = opened;
        this.clock = clock;
    }

    @Operation(
            summary = "How many tickets an event has left",
            description =
                    "By its id or its code. Ticket types are called what they are in the language that Accept-Language asks for, or else in that of the event. Those that are sold by code alone are shown and counted with a code that opens them only.")
    @ApiResponse(responseCode = "200", description = "What is sold and what is left")
    @ApiResponse(responseCode = "404", description = "No such event was ever on sale")
    @ApiResponse(
            responseCode = "429",
            description = "too-many-requests: too many wrong codes; see Retry-After")
    @GetMapping("/api/events/{event}/availability")
    AvailabilityView availability(
            @PathVariable String event,
            @Parameter(description = "Shows what it opens", example = "PRESALE")
                    @RequestParam(required = false, name = "offer_code")
                    @Size(max = 100, message = "{invalid.at-most-100-characters}")
                    @Nullable String offerCode,
            HttpServletRequest request,
            HttpServletResponse response) {
        var reader = locales.chosen(request).map(Locale::toLanguageTag).orElse(null);
        var stock = stocks.find(event).orElseThrow(() -> Problems.notFound("event")).in(reader);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        return AvailabilityView.of(stock, clock.instant(), opened.by(stock.terms(), offerCode));
    }
}
