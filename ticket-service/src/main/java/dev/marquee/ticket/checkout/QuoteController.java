package dev.marquee.ticket.checkout;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.offer.OfferCodes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says what tickets cost, and keeps none. */
@RestController
@Tag(name = "Bookings")
class QuoteController {

    /** Nobody in particular: a price does not depend on who asks. */
    private static final Buyer ANYBODY =
            new Buyer("Anybody", new EmailAddress("anybody@example.org"), null, null);

    private final Quotes quotes;
    private final OfferCodes codes;

    QuoteController(Quotes quotes, OfferCodes codes) {
        this.quotes = quotes;
        this.codes = codes;
    }

    @Operation(
            summary = "What tickets would cost",
            description =
                    "Nothing is held or counted. Ticket types are called what they are in the language that Accept-Language asks for, or else in that of the event. Send the total as expected_total with the booking, to book at this price only.")
    @ApiResponse(responseCode = "200", description = "The price at this moment")
    @ApiResponse(responseCode = "404", description = "not-found: there is no such event")
    @ApiResponse(
            responseCode = "409",
            description =
                    "event-not-on-sale, quantity-not-allowed or offer-refused with its reason")
    @ApiResponse(responseCode = "422", description = "invalid-input: also for an unknown code")
    @ApiResponse(
            responseCode = "429",
            description = "too-many-requests: too many wrong codes; see Retry-After")
    @PostMapping("/api/quotes")
    QuoteView quote(@Valid @RequestBody QuoteRequest request) {
        return quotes.of(
                new Purchase(
                        request.eventId(),
                        Purchases.lines(request.quantity(), request.items()),
                        ANYBODY,
                        ANYBODY.email(),
                        null,
                        false,
                        null,
                        null,
                        codes.claim(request.eventId(), request.offerCode())));
    }
}
