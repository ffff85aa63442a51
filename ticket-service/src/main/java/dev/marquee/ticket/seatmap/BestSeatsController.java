package dev.marquee.ticket.seatmap;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.inventory.OpenedTypes;
import dev.marquee.ticket.inventory.Stocks;
import dev.marquee.ticket.seating.ReadSeats;
import dev.marquee.ticket.seating.SeatPick;
import dev.marquee.ticket.seating.SeatPicker;
import dev.marquee.ticket.seating.SeatWish;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Finds the best free seats of an event. */
@RestController
@Tag(name = "Seats")
@RequestMapping("/api/events/{event}/seats/best")
class BestSeatsController {

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

    private final Stocks stocks;
    private final ReadSeats seats;
    private final OpenedTypes opened;

    BestSeatsController(Stocks stocks, ReadSeats seats, OpenedTypes opened) {
        this.stocks = stocks;
        this.seats = seats;
        this.opened = opened;
    }

    @Operation(
            summary = "Find the best free seats",
            description =
                    "Side by side if there is a row for all, near to what all look at, so that no single seat is left. Nothing is held by it: book them.")
    @ApiResponse(responseCode = "200", description = "The best ones")
    @ApiResponse(responseCode = "404", description = "not-found: no such event was ever on sale")
    @ApiResponse(responseCode = "409", description = "sold-out: says how many are left")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PostMapping
    Best best(
            @Parameter(description = "By its id or its code") @PathVariable String event,
            @Valid @RequestBody Wanted wanted) {
        var stock = stocks.find(event).orElseThrow(() -> Problems.notFound("event"));
        var free = seats.of(stock.terms().eventId()).orElse(null);
        var known =
                stock.types().stream()
                        .filter(opened.shown(stock.terms(), wanted.offerCode))
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
