package dev.marquee.ticket.entry.sale;

import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.checkout.QuoteView;
import dev.marquee.ticket.checkout.Quotes;
import dev.marquee.ticket.entry.staff.DoorKeepers;
import dev.marquee.ticket.inventory.OpenedTypes;
import dev.marquee.ticket.inventory.Stocks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The box office: what those at the door may sell there. */
@RestController
@Tag(name = "Entry")
class BoxOfficeController {

    private final DoorKeepers keepers;
    private final Stocks stocks;
    private final OpenedTypes opened;
    private final Quotes quotes;
    private final DoorPurchases purchases;
    private final SellAtDoor sellAtDoor;
    private final SaleViews views;
    private final ReaderLocales locales;

    BoxOfficeController(
            DoorKeepers keepers,
            Stocks stocks,
            OpenedTypes opened,
            Quotes quotes,
            DoorPurchases purchases,
            SellAtDoor sellAtDoor,
            SaleViews views,
            ReaderLocales locales) {
        this.locales = locales;
        this.keepers = keepers;
        this.stocks = stocks;
        this.opened = opened;
        this.quotes = quotes;
        this.purchases = purchases;
        this.sellAtDoor = sellAtDoor;
        this.views = views;
    }

    @Operation(
            summary = "What can be sold at the door",
            description =
                    "For those who may sell there: the event's organiser, admins, and those of the door's staff and phones whom the organiser lets. Types that are sold by code alone are among them with a code that opens them only. They are called what they are in the language that Accept-Language asks for, or else in that of the event.")
    @ApiResponse(responseCode = "200", description = "The ticket types, in their order")
    @ApiResponse(
            responseCode = "403",
            description = "may-not-sell: the organiser has not let you sell")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(
            responseCode = "429",
            description = "too-many-requests: too many wrong codes; see Retry-After")
    @GetMapping("/api/entry/events/{id}/sale-types")
    ResponseEntity<List<SaleTypeView>> types(
            @PathVariable long id,
            @Parameter(description = "Shows what it opens", example = "MEMBERS")
                    @RequestParam(required = false, name = "offer_code")
                    @Size(max = 100, message = "{invalid.at-most-100-characters}")
                    @Nullable String offerCode,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        var event = keepers.openForSale(keepers.current(key), id);
        var stock =
                stocks.find(String.valueOf(event.id()))
                        .orElseThrow(() -> Problems.notFound("event"));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                        SaleTypeView.of(
                                stock.in(locales.current().map(Locale::toLanguageTag).orElse(null))
                                        .only(opened.shown(stock.terms(), offerCode))));
    }

    @Operation(
            summary = "What tickets would cost at the door",
            description =
                    "With the offer that is best for the buyer, as everywhere. Nothing is held or counted. Send the total as expected_total with the sale, to sell at this price only.")
    @ApiResponse(responseCode = "200", description = "The price at this moment")
    @ApiResponse(
            responseCode = "403",
            description = "may-not-sell: the organiser has not let you sell")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(
            responseCode = "409",
            description = "event-not-on-sale, or offer-refused with its reason")
    @ApiResponse(responseCode = "422", description = "invalid-input: also for an unknown code")
    @ApiResponse(
            responseCode = "429",
            description = "too-many-requests: too many wrong codes; see Retry-After")
    @PostMapping("/api/entry/events/{id}/sale-quotes")
    QuoteView quote(
            @PathVariable long id,
            @Valid @RequestBody SaleQuoteRequest request,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        var keeper = keepers.current(key);
        var event = keepers.openForSale(keeper, id);
        return quotes.of(purchases.of(keeper, event, request));
    }

    @Operation(
            summary = "Sell at the door",
            description =
                    """
                    All tickets asked for, or none; from the same stock and with the same offers as everywhere, until the doors \
                    close. Cash and card are noted as taken outside, with a receipt as every payment has one. The same `sale_id` \
                    again sells nothing more and has the same answer.\
                    """)
    @ApiResponse(responseCode = "201", description = "Sold, and good at once")
    @ApiResponse(
            responseCode = "403",
            description = "may-not-sell: the organiser has not let you sell")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "sold-out, event-not-on-sale, price-changed, offer-refused, invalid-state, request-in-progress: nothing was sold; price-changed says what it costs where that is not the expected_total, or payment is free and it is not")
    @ApiResponse(
            responseCode = "422",
            description =
                    "invalid-input, idempotency-key-reused: the sale_id belongs to another sale")
    @ApiResponse(
            responseCode = "429",
            description = "too-many-requests: too many wrong codes; see Retry-After")
    @ApiResponse(
            responseCode = "503",
            description =
                    "busy, service-unavailable, outcome-unknown: send the same again, with the same sale_id; see Retry-After")
    @PostMapping("/api/entry/events/{id}/sales")
    ResponseEntity<SaleView> sell(
            @PathVariable long id,
            @Valid @RequestBody SaleRequest request,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        var keeper = keepers.current(key);
        var booking = sellAtDoor.handle(keeper, keepers.openForSale(keeper, id), request);
        return ResponseEntity.created(URI.create("/api/bookings/" + booking.id()))
                .cacheControl(CacheControl.noStore())
                .body(views.of(booking));
    }
}
