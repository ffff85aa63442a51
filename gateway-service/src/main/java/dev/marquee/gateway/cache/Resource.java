package dev.marquee.gateway.cache;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses of the catalogue whose answers are kept, and nothing else. */
enum Resource {
    FRONT_PAGE(
            "public",
            "/",
            Content.PAGE,
            Stock.LISTED,
            List.of("q", "category", "when", "available", "page", "size")),
    EVENT_PAGE(
            "public",
            "/e/([A-Za-z0-9]{1,20})",
            Content.PAGE,
            Stock.OF_THE_EVENT,
            List.of(),
            "code",
            "pick"),
    ORGANIZER_PAGE("public", "/o/[0-9]{1,18}", Content.PAGE, Stock.LISTED, List.of("page")),
    CATEGORY_PAGE("public", "/c/[^/;]{1,50}", Content.PAGE, Stock.LISTED, List.of("page")),
    EVENTS(
            "event",
            "/api/events",
            Content.NAMES,
            Stock.LISTED,
            List.of(
                    "q",
                    "category",
                    "from",
                    "to",
                    "venue",
                    "organizer",
                    "available",
                    "status",
                    "sort",
                    "page",
                    "size")),
    EVENT("event", "/api/events/([A-Za-z0-9]{1,20})", Content.NAMES, Stock.LISTED, List.of()),
    CATEGORIES("event", "/api/categories", Content.JSON, Stock.NONE, List.of()),
    AVAILABILITY(
            "ticket",
            "/api/events/([A-Za-z0-9]{1,20})/availability",
            Content.NAMES,
            Stock.OF_THE_EVENT,
            List.of(),
            "offer_code"),
    ON_SALE("ticket", "/events/api/available", Content.JSON, Stock.OF_ALL, List.of());

    /**
     * Pages speak the reader's language and have a theme; JSON with names of events has them in
     * that language; other JSON is the same for all.
     */
    enum Content {
        PAGE,
        NAMES,
        JSON
    }

    /** Whose bookings change the answer. */
    enum Stock {
        NONE,
        /** Of one event, as ticket-service knows it. */
        OF_THE_EVENT,
        /** Of any event, as ticket-service knows it. */
        OF_ALL,
        /** Of any event, as event-service knows it: a moment later. */
        LISTED
    }

    private static final List<String> STARTS = List.of("/e/", "/o/", "/c/", "/api/", "/events/");

    private final String service;
    private final Pattern path;
    private final Content content;
    private final Stock stock;
    private final List<String> parameters;
    private final Set<String> opening;

    Resource(
            String service,
            String path,
            Content content,
            Stock stock,
            List<String> parameters,
            String... opening) {
        this.service = service;
        this.path = Pattern.compile(path);
        this.content = content;
        this.stock = stock;
        this.parameters = parameters;
        this.opening = Set.of(opening);
    }

    /** The one with this path, or null. */
    static @Nullable Resource at(String path) {
        if (path.length() > 60) return null;
        if (path.equals("/")) return FRONT_PAGE;
        if (STARTS.stream().noneMatch(path::startsWith)) return null;
        for (var resource : values()) if (resource.path.matcher(path).matches()) return resource;
        return null;
    }

    String service() {
        return service;
    }

    boolean isPage() {
        return content == Content.PAGE;
    }

    /** Whether the answer depends on the reader's language. */
    boolean isInWords() {
        return content != Content.JSON;
    }

    Stock stock() {
        return stock;
    }

    /** The parameters that are read there. */
    List<String> parameters() {
        return parameters;
    }

    /** Whether a parameter opens what not everybody may see, or chooses something. */
    boolean isOpenedBy(String parameter) {
        return opening.contains(parameter);
    }

    @Nullable String eventOf(String path) {
        if (stock != Stock.OF_THE_EVENT) return null;
        var matcher = this.path.matcher(path);
        return matcher.matches() ? matcher.group(1) : null;
    }
}
