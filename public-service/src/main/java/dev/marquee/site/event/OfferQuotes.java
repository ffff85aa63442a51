package dev.marquee.site.event;

import dev.marquee.platform.value.MoneyFormat;
import dev.marquee.site.client.NewBooking;
import dev.marquee.site.client.NewQuote;
import dev.marquee.site.client.Quote;
import dev.marquee.site.client.Refusal;
import dev.marquee.site.client.TicketClient;
import dev.marquee.site.wording.Price;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Asks what a choice costs with its discount, where no script has asked. */
@Component
class OfferQuotes {

    private static final Logger log = LoggerFactory.getLogger(OfferQuotes.class);

    /** The price, or why there is none; neither while nobody says. */
    record Answer(@Nullable Quote quote, @Nullable Refusal refusal) {

        /** Whether the code is what is wrong. */
        boolean refusesCode() {
            return refusal != null && (refusal.isOfOffer() || refusal.status() == 429);
        }

        /**
         * What the buyer agrees to: the quote's total if a discount makes it less than what the
         * page showed, and else that.
         */
        BigDecimal expected(BigDecimal shown) {
            if (quote == null || quote.offer() == null) return shown;
            var total = new BigDecimal(quote.total());
            return total.compareTo(shown) <= 0 ? total : shown;
        }
    }

    /** A discount as the page shows it. */
    record Line(String name, String amount) {}

    private final TicketClient tickets;

    OfferQuotes(TicketClient tickets) {
        this.tickets = tickets;
    }

    Answer of(long event, List<NewBooking.Item> items, @Nullable String code) {
        if (items.isEmpty()) return new Answer(null, null);
        try {
            return new Answer(tickets.quote(new NewQuote(event, items, code)), null);
        } catch (HttpClientErrorException e) {
            return new Answer(null, Refusal.of(e));
        } catch (RestClientException e) {
            log.warn("No quote of event {}", event, e);
            return new Answer(null, null);
        }
    }

    /** Shows the price in place of the sum of what the choice costs. */
    static void fill(Model model, Answer answer, Locale locale) {
        var quote = answer.quote();
        if (quote == null || !(model.getAttribute("order") instanceof OrderTotal order)) return;
        model.addAttribute(
                "order", order.costing(Price.of(quote.total(), quote.currency(), locale)));
        if (quote.offer() != null)
            model.addAttribute(
                    "discount",
                    new Line(
                            Objects.requireNonNull(quote.offer()).name(),
                            MoneyFormat.text(quote.discount(), quote.currency(), locale)));
    }
}
