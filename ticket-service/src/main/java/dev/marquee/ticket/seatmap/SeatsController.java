package dev.marquee.ticket.seatmap;

import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.platform.web.Problems;
import dev.marquee.ticket.inventory.OpenedTypes;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.seating.ReadSeats;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Which seats of an event are free. */
@RestController
@Tag(name = "Seats")
@RequestMapping("/api/events/{event}/seats")
class SeatsController {

    private final Stocks stocks;
    private final ReadSeats seats;
    private final OpenedTypes opened;
    private final SeatsViews views;
    private final ReaderLocales locales;
    private final Clock clock;

    SeatsController(
            Stocks stocks,
            ReadSeats seats,
            OpenedTypes opened,
            SeatsViews views,
            ReaderLocales locales,
            Clock clock) {
        this.locales = locales;
        this.stocks = stocks;
        this.seats = seats;
        this.opened = opened;
        this.views = views;
        this.clock = clock;
    }

    @Operation(
            summary = "The seats of an event",
            description =
                    "Its plan, and which seats are taken; an event without seats has no plan. With since and version only what has changed since then, as long as the version is the same.")
    @ApiResponse(responseCode = "200", description = "What is free")
    @ApiResponse(responseCode = "304", description = "Nothing has changed", content = @Content)
    @ApiResponse(
            responseCode = "429",
            description = "too-many-requests: too many wrong codes; see Retry-After")
    @ApiResponse(responseCode = "404", description = "not-found: no such event was ever on sale")
    @GetMapping
    @Nullable ResponseEntity<SeatsView> show(
            @Parameter(description = "By its id or its code") @PathVariable String event,
            @Parameter(description = "The seq of an earlier answer", example = "41")
                    @RequestParam(required = false)
                    @Nullable Long since,
            @Parameter(description = "The version of that answer", example = "1")
                    @RequestParam(required = false)
                    @Nullable Integer version,
            @Parameter(description = "Shows the seats that it opens as well", example = "PRESALE")
                    @RequestParam(required = false, name = "offer_code")
                    @Size(max = 100, message = "{invalid.at-most-100-characters}")
                    @Nullable String offerCode,
            ServletWebRequest request) {
        var reader = locales.current().map(Locale::toLanguageTag).orElse(null);
        var all = stocks.find(event).orElseThrow(() -> Problems.notFound("event")).in(reader);
        var stock = all.only(opened.shown(all.terms(), offerCode));
        var id = stock.terms().eventId();
        var free = seats.of(id).orElse(null);
        if (free == null) return ResponseEntity.ok(SeatsViews.none(id));
        var etag =
                "W/\"%d.%d.%d.%d.%d.%d.%s.%s\""
                        .formatted(
                                free.version(),
                                free.seq(),
                                stock.terms().version(),
                                all.sold(),
                                ids(stock),
                                open(stock),
                                since,
                                reader);
        if (request.checkNotModified(etag)) return null;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .eTag(etag)
                .body(
                        Objects.equals(version, free.version()) && since != null
                                ? views.changes(id, free, since)
                                : views.all(stock, free));
    }

    @Operation(
            summary = "List the seats of an event",
            description = "A plain list of all of them; empty for an event without seats.")
    @ApiResponse(responseCode = "200", description = "Its seats, in the order of the plan")
    @ApiResponse(responseCode = "404", description = "not-found: no such event was ever on sale")
    @GetMapping("/list")
    List<SeatsView.Listed> list(
            @Parameter(description = "By its id or its code") @PathVariable String event) {
        var stock = stocks.find(event).orElseThrow(() -> Problems.notFound("event"));
        return seats.of(stock.terms().eventId())
                .map(free -> SeatsViews.list(stock, free))
                .orElse(List.of());
    }

    /** Which types are shown: codes that open as many may open others. */
    private static int ids(Stock stock) {
        return stock.types().stream().map(TicketType::id).sorted().toList().hashCode();
    }

    /** How many of its types are on sale now: time alone opens and closes them. */
    private long open(Stock stock) {
        var now = clock.instant();
        return stock.terms().closedBecause(now) != null
                ? 0
                : stock.types().stream().filter(type -> type.closedBecause(now) == null).count();
    }
}
