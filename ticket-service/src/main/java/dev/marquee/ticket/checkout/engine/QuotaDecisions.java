package dev.marquee.ticket.checkout.engine;

import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.BuyerOfEvent;
import dev.marquee.ticket.checkout.Purchase.BuyerOfType;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.TicketType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How many live tickets buyers may have: those of a batch see what the ones before them took. */
final class QuotaDecisions {

    private final Decisions.Known known;
    private final Map<BuyerOfEvent, Integer> held = new LinkedHashMap<>();
    private final Map<BuyerOfType, Integer> heldOfType = new LinkedHashMap<>();

    QuotaDecisions(Decisions.Known known) {
        this.known = known;
    }

    /** The buyers who took something, with their new figures. */
    Map<BuyerOfEvent, Integer> held() {
        return held;
    }

    /** The same, of types that have a quota of their own. */
    Map<BuyerOfType, Integer> heldOfType() {
        return heldOfType;
    }

    /** The quota that would be exceeded, the event's or that of one of its types; else null. */
    @Nullable Refusal refusal(Purchase purchase, Stock before, Stock after) {
        if (purchase.staff() != null) return null;
        var holds = held(purchase.buyerOfEvent());
        var quota = before.terms().quota();
        if (purchase.quantity() > quota - holds) return Refusal.quotaExceeded(quota, holds);
        for (var wanted : limited(before, after)) {
            var holdsOfType = held(purchase.buyerOfType(wanted.type.id()));
            if (wanted.quantity > wanted.quota - holdsOfType)
                return Refusal.quotaExceeded(wanted.type.name(), wanted.quota, holdsOfType);
        }
        return null;
    }

    private record Wanted(TicketType type, int quantity, int quota) {}

    /** What is sold of types that have a quota of their own. */
    private static List<Wanted> limited(Stock before, Stock after) {
        var all = new ArrayList<Wanted>();
        for (int n = 0; n < after.types().size(); n++) {
            var type = after.types().get(n);
            var sold = type.sold() - before.types().get(n).sold();
            var quota = type.quota();
            if (quota != null && sold > 0) all.add(new Wanted(type, sold, quota));
        }
        return all;
    }

    /** Counts what is sold. */
    void take(Purchase purchase, Stock before, Stock after) {
        held.put(purchase.buyerOfEvent(), held(purchase.buyerOfEvent()) + purchase.quantity());
        for (var wanted : limited(before, after)) {
            var buyer = purchase.buyerOfType(wanted.type.id());
            heldOfType.put(buyer, held(buyer) + wanted.quantity);
        }
    }

    private int held(BuyerOfEvent buyer) {
        return held.getOrDefault(buyer, known.held().getOrDefault(buyer, 0));
    }

    private int held(BuyerOfType buyer) {
        return heldOfType.getOrDefault(buyer, known.heldOfType().getOrDefault(buyer, 0));
    }
}
