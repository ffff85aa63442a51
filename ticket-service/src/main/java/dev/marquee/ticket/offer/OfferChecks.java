package dev.marquee.ticket.offer;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.Money;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Rejected;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.pricing.LeastPayable;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Errors;

/** Checks offers that are sent against the events that they are for. */
@Component
class OfferChecks {

    private final OfferEvents events;
    private final LeastPayable payable;

    OfferChecks(OfferEvents events, LeastPayable payable) {
        this.events = events;
        this.payable = payable;
    }

    void check(OfferRequest offer, Caller caller, Errors errors) {
        var event =
                offer.eventId() == null ? null : events.find(offer.eventId(), caller).orElse(null);
        var types =
                event == null
                        ? List.<Long>of()
                        : events.types(event.eventId()).stream().map(OfferEvents.Type::id).toList();
        OfferRules.check(offer, event, types, errors);
        if (!errors.hasErrors()) checkPayable(offer, event, caller, errors);
    }

    /** What an offer leaves of a price must be nothing, or as much as can be paid. */
    private void checkPayable(
            OfferRequest offer, OfferEvents.@Nullable Event one, Caller caller, Errors errors) {
        var discount = OfferRules.discount(offer, one);
        for (var event : one == null ? events.toCome(caller) : List.of(one)) {
            if (offer.amount() != null
                    && !event.currency().equals(OfferRules.currency(offer, event))) continue;
            var least = payable.minimum(event.currency()).orElse(0);
            for (var price : events.prices(event.eventId())) {
                if (!offer.types().isEmpty() && !offer.types().contains(price.typeId())) continue;
                var sum = price.minor() * Math.max(offer.least(), price.minPerBooking());
                var left = sum - discount.of(sum);
                if (left == 0 || left >= least) continue;
                Text.of(
                                "invalid.leaves-too-little",
                                event.name(),
                                Money.text(left, event.currency()),
                                Money.text(least, event.currency()),
                                event.currency())
                        .reject(
                                errors,
                                offer.amount() == null ? "percent" : "amount",
                                "offer_leaves_too_little");
                return;
            }
        }
    }

    /**
     * The same.
     *
     * @throws org.springframework.web.ErrorResponseException 422 {@code invalid-input}
     */
    void require(OfferRequest offer, Caller caller) {
        var errors = new BeanPropertyBindingResult(offer, "offerRequest");
        check(offer, caller, errors);
        if (!errors.hasErrors()) return;
        var first = errors.getFieldErrors().getFirst();
        throw Problems.invalid(
                snake(first.getField()), first instanceof Rejected ours ? ours.text() : first);
    }

    private static String snake(String field) {
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
