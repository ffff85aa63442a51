package dev.marquee.site.event;

import dev.marquee.site.client.Availability;
import dev.marquee.site.wording.Price;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of ticket in the booking form.
 *
 * @param chosen what was chosen, or typed
 * @param most how many can be chosen
 */
record TicketChoice(
        long id, String name, Price price, int left, String chosen, int least, int most) {

    private static final int LONGEST_LIST = 20;

    /** The choices, with what was chosen before; else one ticket of the first kind that is left. */
    static List<TicketChoice> of(
            Availability event, @Nullable Map<String, String> chosen, Locale locale) {
        var least = event.ticketTypes().size() == 1 ? 1 : 0;
        var first =
                event.ticketTypes().stream()
                        .filter(type -> type.left() > 0)
                        .mapToLong(Availability.TicketType::id)
                        .findFirst()
                        .orElse(0);
        return event.ticketTypes().stream()
                .map(type ->
                        new TicketChoice(
                                type.id(),
                                type.name(),
                                Price.of(type.price(), type.currency(), locale),
                                type.left(),
                                chosen == null
                                        ? (type.id() == first ? "1" : "0")
                                        : chosen.getOrDefault(field(type.id()), "0"),
                                least,
                                Math.min(event.quota(), type.left())))
                .toList();
    }

    static String field(long ticketTypeId) {
        return "quantity_" + ticketTypeId;
    }

    /** The form field's name. */
    public String field() {
        return field(id);
    }

    /** What to choose from, or nothing where typing a number is quicker. */
    public List<String> options() {
        return most > LONGEST_LIST
                ? List.of()
                : IntStream.rangeClosed(least, most).mapToObj(String::valueOf).toList();
    }
}
