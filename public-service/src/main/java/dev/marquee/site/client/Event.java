package dev.marquee.site.client;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event as event-service shows it, as far as buyers' pages use it.
 *
 * @param description in Markdown
 * @param price of the cheapest ticket, decimal
 * @param bookedCount may be seconds old
 * @param status draft, published, sold_out, completed or cancelled
 * @param version rises with every change
 * @param updatedAt when that was; null from an older event-service
 * @param holdMinutes how long a booking that is not paid keeps its tickets
 * @param testMode off, on or ending; null from an older event-service
 * @param ticketHolders whose its tickets are; null from an older event-service
 * @param waitingRoom whether nobody books without a place in the line; null from an older
 *     event-service
 * @param mainLang the tag of the language of its own texts; null from an older event-service
 * @param lang that its texts are in here, but for those that {@code fallbackLangs} names
 * @param organizerId whose it is; 0 from an older event-service
 * @param formerStarts when it was to begin before it was moved; null where it never was
 * @param refundPolicy what a buyer who cannot come gets back
 */
public record Event(
        long id,
        String code,
        String name,
        @Nullable String description,
        @Nullable String category,
        Instant startsAt,
        @Nullable Instant endsAt,
        ZoneId timeZone,
        @Nullable String location,
        @Nullable String price,
        String currency,
        int totalTickets,
        int bookedCount,
        String status,
        long version,
        @Nullable Instant updatedAt,
        @Nullable Picture picture,
        @Nullable Integer holdMinutes,
        @Nullable RefundPolicy refundPolicy,
        List<TicketType> ticketTypes,
        @Nullable String testMode,
        @Nullable TicketHolders ticketHolders,
        @Nullable Boolean waitingRoom,
        @Nullable Seating seating,
        @Nullable String mainLang,
        @Nullable String lang,
        @Nullable Map<String, String> fallbackLangs,
        long organizerId,
        @Nullable List<Instant> formerStarts) {

    /** Whoever reads the name of an event that is only tried out is told so. */
    public Event {
        if (isTest(testMode)) name = "[TEST] " + name;
    }

    /**
     * The tag of the language of one of its texts, where that is not the page's own.
     *
     * @param text name or description
     */
    public @Nullable String langOf(String text, Locale page) {
        var said = fallbackLangs == null ? lang : fallbackLangs.getOrDefault(text, lang);
        return otherThan(page, said);
    }

    /** The same of the name of a ticket type; null as well for one that only a code shows. */
    public @Nullable String langOfType(long id, Locale page) {
        return ticketTypes.stream()
                .filter(type -> type.id() == id)
                .findFirst()
                .map(type -> otherThan(page, type.lang() == null ? lang : type.lang()))
                .orElse(null);
    }

    private static @Nullable String otherThan(Locale page, @Nullable String said) {
        return said == null || Locale.forLanguageTag(said).getLanguage().equals(page.getLanguage())
                ? null
                : said;
    }

    private static boolean isTest(@Nullable String mode) {
        return mode != null && !mode.equals("off");
    }

    /**
     * Whose its tickets are.
     *
     * @param names none, optional or required
     */
    public record TicketHolders(String names) {}

    /**
     * Its seats.
     *
     * @param sections the ticket type of each section of the hall
     */
    public record Seating(@Nullable Map<String, Long> sections) {}

    /** Whether buyers choose where they sit. */
    public boolean isSeated() {
        return seating != null;
    }

    /** Whether buyers are asked who comes: none, optional or required. */
    public String names() {
        return ticketHolders == null ? "none" : ticketHolders.names();
    }

    /** Whether its bookings do not count. */
    public boolean isTest() {
        return isTest(testMode);
    }

    /**
     * A kind of ticket; the price is decimal. {@code lang} is said where its name is in another.
     */
    public record TicketType(
            long id,
            String name,
            String price,
            @Nullable Instant saleStartsAt,
            @Nullable Instant saleEndsAt,
            @Nullable String lang) {}

    /**
     * What of the money goes back.
     *
     * @param mode none; request: the staff decide; automatic: at once, less the fee
     * @param untilHours until how many hours before the event begins
     * @param fee what is kept, decimal
     * @param feePercent what is kept besides, of the amount
     * @param keepsDiscount whether whoever keeps too few tickets for a discount by quantity loses
     *     it
     */
    public record RefundPolicy(
            String mode,
            int untilHours,
            @Nullable String fee,
            @Nullable String feePercent,
            @Nullable Boolean keepsDiscount) {

        /** What ticket-service does where an event says nothing. */
        public static final RefundPolicy DEFAULT =
                new RefundPolicy("request", 0, null, null, false);
    }

    /**
     * What it looks like: addresses on this site.
     *
     * @param smallUrl 400 by 300
     * @param alt empty where it only decorates
     */
    public record Picture(String url, String smallUrl, int width, int height, String alt) {}

    /** How many tickets are left, never below none. */
    public int left() {
        return Math.max(0, totalTickets - bookedCount);
    }

    /** Whether every ticket is taken. */
    public boolean soldOut() {
        return status.equals("sold_out") || left() == 0;
    }

    /** Whether it is published and neither over nor cancelled. */
    public boolean isOnSale() {
        return status.equals("published") || status.equals("sold_out");
    }

    /** Whether it has begun and not ended. */
    public boolean isRunning(Instant now) {
        return !startsAt.isAfter(now) && endsAt != null && endsAt.isAfter(now);
    }

    /** Whether its kinds of tickets cost different amounts. */
    public boolean severalPrices() {
        return ticketTypes.stream().map(TicketType::price).distinct().count() > 1;
    }
}
