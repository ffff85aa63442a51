package dev.marquee.ticket.checkout;

import dev.marquee.ticket.checkout.Refusal.Reason;
import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.offer.Offer;
import dev.marquee.ticket.offer.OfferClaim;
import dev.marquee.ticket.offer.OfferCounts;
import dev.marquee.ticket.offer.OfferCounts.BuyerOf;
import dev.marquee.ticket.offer.OfferCounts.CodeOf;
import dev.marquee.ticket.offer.OfferUse;
import dev.marquee.ticket.pricing.Pricing.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides about the offers of purchases, one after the other: each sees the uses of those before
 * it. There is no database here: counts go in, and what is taken of them comes out.
 */
public final class OfferDecisions {

    private static final int LONGEST_LIST = 200;

    private final OfferCounts known;
    private final Map<Long, Integer> taken = new LinkedHashMap<>();
    private final Map<CodeOf, Integer> takenOfCodes = new LinkedHashMap<>();
    private final Map<BuyerOf, Integer> takenByBuyers = new LinkedHashMap<>();

    public OfferDecisions(OfferCounts known) {
        this.known = known;
    }

    /** Uses that were taken, by offer. */
    public Map<Long, Integer> taken() {
        return taken;
    }

    /** The same by code. */
    public Map<CodeOf, Integer> takenOfCodes() {
        return takenOfCodes;
    }

    /** Why the code of a purchase counts for nothing at that event and time; null if it may. */
    public @Nullable Refusal refusal(Purchase purchase, SaleTerms terms, Instant now) {
        if (!(purchase.offer() instanceof OfferClaim.ByCode claim)) return null;
        var offer = offer(claim);
        if (offer == null || !offer.active() || offer.organizerId() != terms.organizerId())
            return Refusal.offer(Reason.OFFER_UNKNOWN);
        if (!offer.isFor(terms)) return Refusal.offer(Reason.OFFER_OTHER_EVENT);
        if (!offer.hasBegun(now))
            return Refusal.offer(Reason.OFFER_NOT_YET, offer.startsAt(), terms.timeZone());
        if (offer.hasEnded(now))
            return Refusal.offer(Reason.OFFER_OVER, offer.endsAt(), terms.timeZone());
        return null;
    }

    /** Whether the purchase may have tickets of this type, which is sold by code alone. */
    public boolean opens(Purchase purchase, TicketType type) {
        return switch (purchase.offer()) {
            case null -> false;
            case OfferClaim.Again again -> true;
            case OfferClaim.ByCode claim -> {
                var offer = offer(claim);
                yield offer != null && offer.opens(type);
            }
        };
    }

    /** Why the code of a purchase counts for nothing with these tickets; null if it does. */
    @Nullable Refusal refusal(Purchase purchase, List<Item> items, List<TicketType> types) {
        return switch (purchase.offer()) {
            case null -> null;
            case OfferClaim.Again(var use) ->
                    use == null || !use.isCounted()
                            ? null
                            : overLimits(purchase, again(use, items));
            case OfferClaim.ByCode claim -> {
                var offer = named(claim);
                var covered = tickets(offer, items);
                if (covered == 0) yield Refusal.offer(Reason.OFFER_OTHER_TYPE, names(offer, types));
                if (covered < offer.minQuantity())
                    yield Refusal.offer(Reason.OFFER_MINIMUM, offer.minQuantity());
                yield overLimits(purchase, use(offer, claim.code(), covered));
            }
        };
    }

    private @Nullable Refusal overLimits(Purchase purchase, OfferUse use) {
        var offer = known.offers().get(use.offerId());
        var code = new CodeOf(use.offerId(), String.valueOf(use.code()));
        var uses = known.codes().get(code);
        if (offer == null || uses == null) return Refusal.offer(Reason.OFFER_UNKNOWN);
        var left =
                Math.min(
                        left(
                                offer.useLimit(),
                                offer.liveUses() + taken.getOrDefault(offer.id(), 0)),
                        left(uses.limit(), uses.live() + takenOfCodes.getOrDefault(code, 0)));
        if (use.uses() > left) return Refusal.offer(Reason.OFFER_USED_UP, left);
        var buyer = new BuyerOf(offer.id(), purchase.quotaEmail());
        var had = known.byBuyer().getOrDefault(buyer, 0) + takenByBuyers.getOrDefault(buyer, 0);
        return use.uses() > left(offer.perBuyer(), had)
                ? Refusal.offer(Reason.OFFER_USED_BY_BUYER, offer.perBuyer())
                : null;
    }

    private static int left(@Nullable Integer limit, int used) {
        return limit == null ? Integer.MAX_VALUE : Math.max(0, limit - used);
    }

    /** What may count for these tickets: the code's offer, which is not refused, comes first. */
    List<OfferUse> candidates(Purchase purchase, SaleTerms terms, List<Item> items, Instant now) {
        if (purchase.offer() instanceof OfferClaim.Again(var use))
            return use == null ? List.of() : List.of(again(use, items));
        var all = new ArrayList<OfferUse>();
        if (purchase.offer() instanceof OfferClaim.ByCode claim) {
            var offer = named(claim);
            all.add(use(offer, claim.code(), tickets(offer, items)));
        }
        for (var offer : known.automatic().getOrDefault(purchase.eventId(), List.of())) {
            var covered = tickets(offer, items);
            if (offer.isFor(terms)
                    && offer.hasBegun(now)
                    && !offer.hasEnded(now)
                    && covered > 0
                    && covered >= offer.minQuantity()) all.add(use(offer, null, covered));
        }
        return all;
    }

    /** The offer of a candidate; null where it was deleted since, which takes nothing off. */
    @Nullable Offer offer(Purchase purchase, OfferUse use) {
        if (use.isCounted()) return known.offers().get(use.offerId());
        return known.automatic().getOrDefault(purchase.eventId(), List.of()).stream()
                .filter(offer -> offer.id() == use.offerId())
                .findFirst()
                .orElse(null);
    }

    /** Counts a use that is sold with. */
    public void take(Purchase purchase, @Nullable OfferUse use) {
        if (use == null || !use.isCounted()) return;
        taken.merge(use.offerId(), use.uses(), Integer::sum);
        takenOfCodes.merge(
                new CodeOf(use.offerId(), String.valueOf(use.code())), use.uses(), Integer::sum);
        takenByBuyers.merge(
                new BuyerOf(use.offerId(), purchase.quotaEmail()), use.uses(), Integer::sum);
    }

    private @Nullable Offer offer(OfferClaim.ByCode claim) {
        var id = claim.offerId();
        if (id == null || !known.codes().containsKey(new CodeOf(id, claim.code()))) return null;
        return known.offers().get(id);
    }

    private Offer named(OfferClaim.ByCode claim) {
        var offer = offer(claim);
        if (offer == null) throw new IllegalStateException("a code that is refused was asked for");
        return offer;
    }

    private static OfferUse use(Offer offer, @Nullable String code, int covered) {
        return new OfferUse(
                offer.id(),
                offer.name(),
                code,
                offer.perTicket(),
                offer.uses(covered),
                offer.typeIds());
    }

    private static OfferUse again(OfferUse use, List<Item> items) {
        var covered =
                items.stream()
                        .filter(item -> use.covers(item.type().id()))
                        .mapToInt(Item::quantity)
                        .sum();
        return use.times(use.perTicket() ? covered : 1);
    }

    private static int tickets(Offer offer, List<Item> items) {
        return items.stream()
                .filter(item -> offer.covers(item.type().id()))
                .mapToInt(Item::quantity)
                .sum();
    }

    /** Of the types that the offer is for: its holder may know them all. */
    private static String names(Offer offer, Collection<TicketType> types) {
        var names =
                types.stream()
                        .filter(type -> offer.covers(type.id()) && type.quantity() > 0)
                        .map(TicketType::name)
                        .collect(Collectors.joining(", "));
        return names.length() <= LONGEST_LIST ? names : names.substring(0, LONGEST_LIST) + "…";
    }
}
