package dev.marquee.site.event;

import dev.marquee.site.client.Event;
import java.util.LinkedHashMap;
import java.util.Map;

/** An event in the words of schema.org, for search engines. */
final class StructuredEvent {

    private StructuredEvent() {}

    /**
     * The JSON-LD of an event.
     *
     * @param address of its page
     */
    static Map<String, Object> of(Event event, EventView view, String address) {
        var data = new LinkedHashMap<String, Object>();
        data.put("@context", "https://schema.org");
        data.put("@type", "Event");
        data.put("name", text(event.name()));
        if (!view.summary().isEmpty()) data.put("description", text(view.summary()));
        data.put("url", address);
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
        return Map.of(
                "@type",
                "Offer",
                "name",
                text(type.name()),
                "price",
                type.price(),
                "priceCurrency",
                event.currency(),
                "url",
                address,
                "availability",
                "https://schema.org/" + (event.soldOut() ? "SoldOut" : "InStock"));
    }

    /** A "<" could begin a comment or a script inside the script element, and swallow its end. */
    private static String text(String value) {
        return value.replace('<', '‹');
    }

    private static String iso(Event event, java.time.Instant at) {
        return at.atZone(event.timeZone()).toOffsetDateTime().toString();
    }
}
