package dev.marquee.ticket.waitlist;

import dev.marquee.platform.value.Money;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.TicketType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What everybody may know of an event's waiting list.
 *
 * @param open whether somebody can wait now: for one of these types, or for any of them
 * @param any whether all types are sold out, so that one can wait for whichever comes free
 * @param waiting how many people wait
 */
@Schema(name = "WaitingList")
record WaitlistSummary(
        boolean open,
        boolean any,
        @Schema(example = "14") int waiting,
        @Schema(example = "4") int quota,
        List<Type> ticketTypes,
        WaitingView.Rules rules) {

    /**
     * A type that is sold out.
     *
     * @param most how many of it one person can have
     */
    @Schema(name = "WaitingListType")
    record Type(
            @Schema(example = "71") long id,
            @Schema(example = "Standing") String name,
            @Schema(example = "24.00") String price,
            @Schema(example = "EUR") String currency,
            @Schema(example = "4") int most) {}

    /**
     * What can be waited for now.
     *
     * @param allowed whether the event has a list at all
     * @param waiting how many people wait
     */
    static WaitlistSummary of(
            Stock stock, WaitlistRules rules, boolean allowed, int waiting, Instant now) {
        var types =
                stock.types().stream()
                        .filter(type -> JoinWaitlist.isSoldOut(stock, type, now))
                        .sorted(
                                Comparator.comparingInt(TicketType::position)
                                        .thenComparing(TicketType::id))
                        .map(type -> type(type, stock))
                        .toList();
        var open = allowed && !types.isEmpty();
        return new WaitlistSummary(
                open,
                open && isWholeSoldOut(stock, now),
                waiting,
                stock.terms().quota(),
                open ? types : List.of(),
                WaitingView.Rules.of(rules));
    }

    private static boolean isWholeSoldOut(Stock stock, Instant now) {
        return stock.types().stream()
                .filter(type -> !type.needsCode() && type.closedBecause(now) == null)
                .allMatch(type -> stock.left(type) == 0);
    }

    private static Type type(TicketType type, Stock stock) {
        var currency = stock.terms().currency();
        return new Type(
                type.id(),
                type.name(),
                Money.text(type.priceMinor(), currency),
                currency,
                Math.min(stock.terms().quota(), JoinWaitlist.most(type)));
    }
}
