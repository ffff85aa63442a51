package dev.marquee.site.event;

import dev.marquee.site.client.Availability;
import dev.marquee.site.client.Event;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event in the words of schema.org, for search engines. */
final class StructuredEvent {

    /** Seconds are written too: some readers of dates want them. */
    private static final DateTimeFormatter ISO = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private static final int NARROWEST = 720;

    private StructuredEvent() {}

    /**
     * What its page has beside the event itself.
     *
     * @param address of the page
     * @param picture the address of its picture, if it has one
     * @param stock what is left; null while ticket-service does not say
     * @param organizer who makes it, and where their events are; null where nobody says
     */
    record Page(
            String address,
            @Nullable String picture,
            @Nullable Availability stock,
            Instant now,
            @Nullable Organizer organizer) {}

    record Organizer(String name, String url) {}

    /**
     * The JSON-LD of an event; null for one without a place, which search engines refuse, for a
     * draft, and for one that is only tried out. What is over or cancelled has no offers. There is
     * no state in which an event is postponed without a new date.
     */
    static @Nullable Map<String, Object> of(Event event, EventView view, Page page) {
        var location = event.location();
        if (location == null || event.isTest() || event.status().equals("draft")) return null;
        var data = new LinkedHashMap<String, Object>();
        data.put("@context", "https://schema.org");
        data.put("@type", "Event");
        data.put("name", text(event.name()));
        if (!view.summary().isEmpty()) data.put("description", text(view.summary()));
        data.put("url", page.address());
        if (page.picture() != null) data.put("image", images(page.picture(), event.picture()));
        data.put("startDate", iso(event, event.startsAt()));
        var end = event.endsAt();
        if (end != null) data.put("endDate", iso(event, end));
        var former = Objects.requireNonNullElse(event.formerStarts(), List.<Instant>of());
        data.put("eventStatus", "https://schema.org/" + state(event, former));
        if (!former.isEmpty())
            data.put("previousStartDate", former.stream().map(at -> iso(event, at)).toList());
        data.put("eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode");
        data.put("location", place(location));
        var organizer = page.organizer();
        if (organizer != null)
            data.put(
                    "organizer",
                    Map.of(
                            "@type",
                            "Organization",
                            "name",
                            text(organizer.name()),
                            "url",
                            organizer.url()));
        if (event.isOnSale())
            data.put(
                    "offers",
                    event.ticketTypes().stream().map(type -> offer(event, type, page)).toList());
        return data;
    }

    /** In the three shapes that search engines ask for, as far as it is large enough for them. */
    private static List<String> images(String address, Event.@Nullable Picture picture) {
        var shapes = new ArrayList<String>();
        if (picture != null) {
            var width = picture.width();
            var height = picture.height();
            if (Math.min(width, height) >= NARROWEST) shapes.add(address + "&size=square");
            if (Math.min(width, height * 4 / 3) >= NARROWEST)
                shapes.add(address + "&size=standard");
            if (Math.min(width, height * 16 / 9) >= NARROWEST) shapes.add(address + "&size=wide");
        }
        if (shapes.isEmpty()) shapes.add(address);
        return shapes;
    }

    private static String state(Event event, List<Instant> former) {
        if (event.status().equals("cancelled")) return "EventCancelled";
        return former.isEmpty() ? "EventScheduled" : "EventRescheduled";
    }

    /** Places are kept in words: the name, a comma, and the address. */
    private static Map<String, Object> place(String location) {
        var comma = location.indexOf(',');
        var name = comma < 0 ? location : location.substring(0, comma);
        var address = comma < 0 ? location : location.substring(comma + 1).strip();
        var postal = new LinkedHashMap<String, Object>();
        postal.put("@type", "PostalAddress");
        postal.put("streetAddress", text(address.isEmpty() ? name : address));
        var place = new LinkedHashMap<String, Object>();
        place.put("@type", "Place");
        place.put("name", text(name));
        place.put("address", postal);
        return place;
    }

    private static Map<String, Object> offer(Event event, Event.TicketType type, Page page) {
        var offer = new LinkedHashMap<String, Object>();
        offer.put("@type", "Offer");
        offer.put("name", text(type.name()));
        offer.put("price", type.price());
        offer.put("priceCurrency", event.currency());
        offer.put("url", page.address());
        offer.put("availability", "https://schema.org/" + availability(event, type, page));
        var from = type.saleStartsAt();
        if (from != null) offer.put("validFrom", iso(event, from));
        var until = type.saleEndsAt();
        if (until != null) offer.put("validThrough", iso(event, until));
        return offer;
    }

    /** Of each type by itself: its own tickets, and its own time of sale. */
    private static String availability(Event event, Event.TicketType type, Page page) {
        var stock = page.stock();
        if (event.soldOut()) return "SoldOut";
        if (stock == null) return "InStock";
        return stock.ticketTypes().stream()
                .filter(one -> one.id() == type.id())
                .findFirst()
                .map(one -> availability(one, page.now()))
                .orElse("SoldOut");
    }

    private static String availability(Availability.TicketType type, Instant now) {
        if (type.left() == 0) return "SoldOut";
        if (type.onSale()) return "InStock";
        var from = type.saleStartsAt();
        return from != null && from.isAfter(now) ? "PreOrder" : "SoldOut";
    }

    /** A "<" could begin a comment or a script inside the script element, and swallow its end. */
    private static String text(String value) {
        return value.replace('<', '‹');
    }

    private static String iso(Event event, Instant at) {
        return ISO.format(at.atZone(event.timeZone()));
    }
}
