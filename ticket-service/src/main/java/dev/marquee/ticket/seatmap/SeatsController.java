package dev.marquee.ticket.seatmap;

import static org.springframework.http.HttpStatus.CONFLICT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.inventory.OpenedTypes;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.seating.FreeSeats;
import dev.marquee.ticket.seating.ReadSeats;
import dev.marquee.ticket.seating.SeatPick;
import dev.marquee.ticket.seating.SeatPicker;
import dev.marquee.ticket.seating.SeatWish;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

/** Which seats of an event are free. */
@RestController
@Tag(name = "Seats")
@RequestMapping("/api/events/{event}/seats")
class SeatsController {

    /** Which seats somebody looks for. */
    @Schema(name = "BestSeatsRequest")
    record Wanted(
            @Schema(example = "12") @NotNull @Positive Long ticketTypeId,
            @Schema(example = "2") @NotNull @Positive @Max(1000) Integer quantity,
            @Schema(
                            description = "The id of the section where they are looked for",
                            example = "stalls")
                    @Size(max = 60)
                    @Nullable String section,
            @Schema(description = "How many of them are places for a wheelchair", example = "0")
                    @PositiveOrZero
                    @Nullable Integer wheelchair,
            @Schema(
                            description = "Also finds seats of a ticket type that it opens",
                            example = "PRESALE")
                    @Size(max = 100)
                    @Nullable String offerCode) {}

    /** The best ones, by their ids and labels. */
    @Schema(name = "BestSeats")
    record Best(
            @Schema(example = "[\"stalls-C-14\",\"stalls-C-15\"]") List<String> seats,
            @Schema(example = "[\"Stalls C-14\",\"Stalls C-15\"]") List<String> labels) {}

    /** A plan is large, and asked for by everybody who opens the page of its seats. */
    private static final int MOST_PLANS = 50;

    private record Drawn(long event, int version, Map<String, Long> sections) {}

    private final Cache<Drawn, PlanView> plans =
            Caffeine.newBuilder().maximumSize(MOST_PLANS).build();
    private final Stocks stocks;
    private final ReadSeats seats;
    private final OpenedTypes opened;
    private final JsonMapper json;
    private final Clock clock;

    SeatsController(
            Stocks stocks, ReadSeats seats, OpenedTypes opened, JsonMapper json, Clock clock) {
        this.stocks = stocks;
        this.seats = seats;
        this.opened = opened;
        this.json = json;
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
        var all = stocks.find(event).orElseThrow(() -> Problems.notFound("event"));
        var stock = all.only(shown(all, offerCode));
        var id = stock.terms().eventId();
        var free = seats.of(id).orElse(null);
        if (free == null) return ResponseEntity.ok(none(id));
        var etag =
                "W/\"%d.%d.%d.%d.%d.%d.%s\""
                        .formatted(
                                free.version(),
                                free.seq(),
                                stock.terms().version(),
                                all.sold(),
                                ids(stock),
                                open(stock),
                                since);
        if (request.checkNotModified(etag)) return null;
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(etag)
                .body(
                        Objects.equals(version, free.version()) && since != null
                                ? changes(id, free, since)
                                : all(stock, free));
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
        return seats.of(stock.terms().eventId()).map(free -> list(stock, free)).orElse(List.of());
    }

    /** What is sold by code alone is for whoever has the code. */
    private Predicate<TicketType> shown(Stock stock, @Nullable String offerCode) {
        var opens = opened.by(stock.terms(), offerCode);
        return type -> !type.needsCode() || opens.test(type);
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

    private static SeatsView none(long event) {
        return new SeatsView(event, 0, 0, null, List.of(), null, List.of(), null, List.of());
    }

    private SeatsView changes(long event, FreeSeats free, long since) {
        var changes = seats.since(event, since);
        return new SeatsView(
                event,
                free.version(),
                free.seq(),
                null,
                changes.taken(),
                changes.freed(),
                null,
                null,
                null);
    }

    private SeatsView all(Stock stock, FreeSeats free) {
        var open =
                stock.types().stream()
                        .filter(type -> type.quantity() > 0)
                        .collect(Collectors.toMap(TicketType::id, type -> type));
        var sections = new HashMap<>(seats.sections(stock.terms().eventId()));
        sections.values().retainAll(open.keySet());
        var hidden = new HashSet<>(free.heldBackIds());
        free.shown().stream()
                .filter(seat -> !open.containsKey(seat.type()) && !seat.taken())
                .forEach(seat -> hidden.add(seat.seat().id()));
        var event = stock.terms().eventId();
        var plan =
                plans.get(
                        new Drawn(event, free.version(), sections),
                        drawn ->
                                json.readValue(seats.plan(event), PlanView.class).soldAs(sections));
        return new SeatsView(
                stock.terms().eventId(),
                free.version(),
                free.seq(),
                plan,
                free.takenIds(),
                null,
                hidden.stream().sorted().toList(),
                free.orphans(),
                types(stock, open, Set.copyOf(sections.values())));
    }

    private List<SeatsView.Type> types(Stock stock, Map<Long, TicketType> open, Set<Long> seated) {
        var now = clock.instant();
        var currency = stock.terms().currency();
        var closed = stock.terms().closedBecause(now) != null;
        return open.values().stream()
                .filter(type -> seated.contains(type.id()))
                .sorted(java.util.Comparator.comparingInt(TicketType::position))
                .map(type ->
                        new SeatsView.Type(
                                type.id(),
                                type.name(),
                                Money.text(type.priceMinor(), currency),
                                currency,
                                stock.left(type),
                                !closed && type.closedBecause(now) == null))
                .toList();
    }

    private static List<SeatsView.Listed> list(Stock stock, FreeSeats free) {
        var types = stock.types().stream().collect(Collectors.toMap(TicketType::id, type -> type));
        return free.shown().stream()
                .filter(seat -> types.containsKey(seat.type()))
                .filter(seat -> !Objects.requireNonNull(types.get(seat.type())).needsCode())
                .map(seat -> {
                    var type = Objects.requireNonNull(types.get(seat.type()));
                    return new SeatsView.Listed(
                            seat.seat().id(),
                            seat.seat().label(),
                            seat.seat().row(),
                            seat.seat().section(),
                            Money.text(type.priceMinor(), stock.terms().currency()),
                            status(seat));
                })
                .toList();
    }

    private static String status(FreeSeats.Shown seat) {
        if (seat.taken()) return "booked";
        return seat.heldBack() ? "blocked" : "available";
    }

    @Operation(
            summary = "Find the best free seats",
            description =
                    "Side by side if there is a row for all, near to what all look at, so that no single seat is left. Nothing is held by it: book them.")
    @ApiResponse(responseCode = "200", description = "The best ones")
    @ApiResponse(responseCode = "404", description = "not-found: no such event was ever on sale")
    @ApiResponse(responseCode = "409", description = "sold-out: says how many are left")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PostMapping("/best")
    Best best(
            @Parameter(description = "By its id or its code") @PathVariable String event,
            @Valid @RequestBody Wanted wanted) {
        var stock = stocks.find(event).orElseThrow(() -> Problems.notFound("event"));
        var free = seats.of(stock.terms().eventId()).orElse(null);
        var known =
                stock.types().stream()
                        .filter(shown(stock, wanted.offerCode))
                        .anyMatch(type -> type.id() == wanted.ticketTypeId);
        if (free == null || !known || !free.hall().isSeated(wanted.ticketTypeId))
            throw Problems.invalid("ticket_type_id", Text.of("invalid.no-ticket-type-of-this"));
        var wish = SeatWish.best(wanted.section, Objects.requireNonNullElse(wanted.wheelchair, 0));
        if (wanted.quantity > stock.terms().quota())
            throw Problems.invalid(
                    "quantity", Text.of("invalid.at-most-one-buyer", stock.terms().quota()));
        return switch (SeatPicker.pick(free, wanted.ticketTypeId, wanted.quantity, wish)) {
            case SeatPick.Found(var numbers) ->
                    new Best(
                            numbers.stream().map(n -> free.seat(n).id()).toList(),
                            numbers.stream().map(n -> free.seat(n).label()).toList());
            case SeatPick.Unknown(var name) ->
                    throw Problems.invalid("section", Text.of("invalid.no-seats-of-this"));
            case SeatPick.TooFew(var left) -> throw tooFew(left);
            case SeatPick.Taken taken -> throw tooFew(0);
            case SeatPick.LeftAlone alone -> throw tooFew(0);
        };
    }

    private static RuntimeException tooFew(int left) {
        return Problems.problem(
                CONFLICT,
                "sold-out",
                left == 0
                        ? Text.of("problem.sold-out.no-such-seats")
                        : Text.of("problem.sold-out.only-are-left", left),
                Map.of("left", left));
    }
}
