package dev.marquee.site.event;

import dev.marquee.site.client.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event in the words of schema.org, for search engines. */
final class StructuredEvent {

    private StructuredEvent() {}

    /**
     * The JSON-LD of an event.
     *
     * @param address of its page
     * @param picture the address of its picture, if it has one
     */
    static Map<String, Object> of(
            Event event, EventView view, String address, @Nullable String picture) {
        var data = new LinkedHashMap<String, Object>();
        data.put("@context", "https://schema.org");
        data.put("@type", "Event");
        data.put("name", text(event.name()));
        if (!view.summary().isEmpty()) data.put("description", text(view.summary()));
        data.put("url", address);
        if (picture != null) data.put("image", List.of(picture));
        data.put("startDate", iso(event, event.startsAt()));
        var end = event.endsAt();
        if (end != null) data.put("endDate", iso(event, end));
        data.put(
                "eventStatus",
                "https://schema.org/"
                        + (event.status().equals("cancelled")
                                ? "EventCancelled"
                                : "EventScheduled"));
        var location = event.location();
        if (location != null)
            data.put(
                    "location",
                    Map.of("@type", "Place", "name", text(location), "address", text(location)));
        data.put(
                "offers",
                event.ticketTypes().stream().map(type -> offer(event, type, address)).toList());
        return data;
    }

    private static Map<String, Object> offer(Event event, Event.TicketType type, String address) {
        var offer = new LinkedHashMap<String, Object>();
        offer.put("@type", "Offer");
        offer.put("name", text(type.name()));
        offer.put("price", type.price());
        offer.put("priceCurrency", event.currency());
        offer.put("url", address);
        offer.put(
                "availability", "https://schema.org/" + (event.soldOut() ? "SoldOut" : "InStock"));
        var from = type.saleStartsAt();
        if (from != null) offer.put("validFrom", iso(event, from));
        var until = type.saleEndsAt();
        if (until != null) offer.put("validThrough", iso(event, until));
        return offer;
    }

    /** A "<" could begin a comment or a script inside the script element, and swallow its end. */
    private static String text(String value) {
        return value.replace('<', '‹');
    }

    private static String iso(Event event, java.time.Instant at) {
        return at.atZone(event.timeZone()).toOffsetDateTime().toString();
    }
}
