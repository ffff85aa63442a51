package dev.marquee.site.embed;

import dev.marquee.site.client.Availability;
import dev.marquee.site.client.Availability.TicketType;
import dev.marquee.site.client.Event;
import dev.marquee.site.wording.Price;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of ticket in a frame.
 *
 * @param lang the tag of the language of its name, where that is not the page's
 * @param price without a tax that comes on top
 * @param suggested whether the buyer chooses the price, later
 * @param quantities to choose from; empty where none can be had
 * @param chosen what stands there first
 */
record EmbedChoice(
        long id,
        String name,
        @Nullable String lang,
        Price price,
        boolean suggested,
        int left,
        boolean upcoming,
        List<Integer> quantities,
        int chosen) {

    private static final int LONGEST_LIST = 20;

    /** The kinds in order; one ticket of the first that can be had is chosen. */
    static List<EmbedChoice> of(Event event, Availability stock, Instant now, Locale locale) {
        var choices = new ArrayList<EmbedChoice>();
        var seated = event.isSeated() || Boolean.TRUE.equals(event.waitingRoom());
        var first = true;
        for (var type : stock.ticketTypes()) {
            var quantities = seated ? List.<Integer>of() : quantities(type, stock.quota());
            var from = type.saleStartsAt();
            choices.add(
                    new EmbedChoice(
                            type.id(),
                            type.name(),
                            event.langOfType(type.id(), locale),
                            Price.of(type.price(), type.currency(), locale),
                            type.open(),
                            type.left(),
                            from != null && from.isAfter(now),
                            quantities,
                            first && !quantities.isEmpty() ? quantities.get(1) : 0));
            first &= quantities.isEmpty();
        }
        return choices;
    }

    /** None, and all that one booking may have. */
    private static List<Integer> quantities(TicketType type, int quota) {
        var least = type.minPerBooking() == null ? 1 : Math.max(1, type.minPerBooking());
        var most =
                Stream.of(quota, type.left(), type.quota(), type.maxPerBooking())
                        .filter(limit -> limit != null)
                        .mapToInt(Integer::intValue)
                        .min()
                        .orElse(0);
        if (!type.onSale() || most < least) return List.of();
        var some = IntStream.rangeClosed(least, Math.min(most, least + LONGEST_LIST - 1));
        return IntStream.concat(IntStream.of(0), some).boxed().toList();
    }
}
