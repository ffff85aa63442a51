package dev.marquee.ticket.entry.sale;

import dev.marquee.ticket.entry.staff.DoorKeepers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Sales at the door that somebody has to end. */
@RestController
@Tag(name = "Entry")
class UnfinishedSalesController {

    private final DoorKeepers keepers;
    private final UnfinishedSales sales;
    private final SaleViews views;

    UnfinishedSalesController(DoorKeepers keepers, UnfinishedSales sales, SaleViews views) {
        this.keepers = keepers;
        this.sales = sales;
        this.views = views;
    }

    @Operation(
            summary = "Sales at the door that were not finished",
            description =
                    "Begun, and neither paid nor released: a phone or the service went away between. Sales of the last few seconds are left out. Those whose time ran out are listed for 12 hours, or until they are released: their tickets are on sale again, but the money may have been taken.")
    @ApiResponse(responseCode = "200", description = "The sales, the oldest first")
    @ApiResponse(
            responseCode = "403",
            description = "may-not-sell: the organiser has not let you sell")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @GetMapping("/api/entry/events/{id}/unfinished-sales")
    ResponseEntity<List<UnfinishedSaleView>> unfinished(
            @PathVariable long id,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        var event = keepers.openForSale(keepers.current(key), id);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(sales.of(event));
    }

    @Operation(
            summary = "End a sale at the door",
            description =
                    "With cash or card its tickets are good, with a receipt as every payment has one; with release they are on sale again. The same again changes nothing.")
    @ApiResponse(responseCode = "200", description = "The sale as it is now")
    @ApiResponse(
            responseCode = "403",
            description = "may-not-sell: the organiser has not let you sell")
    @ApiResponse(
            responseCode = "404",
            description = "not-found: no such event or sale, or not yours")
    @ApiResponse(
            responseCode = "409",
            description =
                    "invalid-state: it was ended the other way, or its time ran out before it was paid")
    @PostMapping("/api/entry/events/{id}/unfinished-sales")
    ResponseEntity<SaleView> end(
            @PathVariable long id,
            @Valid @RequestBody SaleEndRequest request,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        var keeper = keepers.current(key);
        var event = keepers.openForSale(keeper, id);
        var booking = sales.end(keeper, event, request.saleId(), request.end());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(views.of(booking));
    }
}
