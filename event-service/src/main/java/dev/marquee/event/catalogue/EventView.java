package dev.marquee.event.catalogue;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.event.holder.HolderTerms;
import dev.marquee.event.pricing.RefundMode;
import dev.marquee.event.seating.Seating;
import dev.marquee.event.text.Translation;
import dev.marquee.platform.value.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event as callers see it.
 *
 * @param description in Markdown
 * @param startsAt with the offset of the event's zone
 * @param price of the cheapest ticket type
 * @param holdMinutes how long a booking that is not paid keeps its tickets
 * @param paymentRetries whether a declined payment may be tried again until then
 * @param hiddenBooked how many of the taken tickets are of types that need a code
 * @param hiddenShared how many fewer tickets there are for everybody because such types share
 *     pools, or because they are promised to a waiting list
 * @param testMode off; on: bookings do not count; ending: test bookings are being deleted
 * @param testEmail the only address that mails about test bookings go to
 * @param everPublished whether others than its organiser may see it, whatever became of it
 * @param version to send back with a change
 * @param waitingRoom whether nobody books without a place in the line
 * @param seating its seats; empty for an event without
 * @param pools that ticket types share
 * @param lang that its texts are in, but for those that {@code fallbackLangs} names
 * @param texts by language; null for whoever only reads it
 * @param formerStarts that were announced; null in lists, and where it was never moved
 */
@Schema(name = "Event")
public record EventView(
        @Schema(example = "7") long id,
        @Schema(example = "EV07") String code,
        @Schema(example = "Lantern Night") String name,
        @Schema(example = "Three bands, **one** barge.") @Nullable String description,
        @Schema(example = "Music") String category,
        @Schema(example = "2030-11-28T20:00:00Z") OffsetDateTime startsAt,
        @Schema(example = "2030-11-28T23:00:00Z") @Nullable OffsetDateTime endsAt,
        @Schema(example = "Europe/Lisbon") String timeZone,
        @Schema(example = "1") @Nullable Long venueId,
        @Schema(example = "Riverside Stage, Cais do Farol 8, Lisbon") @Nullable String location,
        @Schema(example = "3") @Nullable Long customerId,
        @Schema(example = "2") long organizerId,
        @Schema(example = "0.00") String price,
        @Schema(example = "EUR") String currency,
        @Schema(example = "200") int totalTickets,
        @Schema(example = "162") int bookedCount,
        @Schema(example = "4") int quota,
        @Schema(example = "10") int holdMinutes,
        @Schema(example = "true") boolean paymentRetries,
        RefundPolicy refundPolicy,
        PaymentMethods paymentMethods,
        HolderTerms ticketHolders,
        @Schema(example = "published") EventStatus status,
        @Schema(example = "false") boolean isCompleted,
        @Schema(type = "string", example = "off") TestMode testMode,
        @Schema(example = "false") boolean waitingRoom,
        @JsonIgnore @Nullable String testEmail,
        @JsonIgnore int hiddenBooked,
        @JsonIgnore int hiddenShared,
        @JsonIgnore boolean everPublished,
        OffsetDateTime createdAt,
        @Schema(description = "when the version rose last") OffsetDateTime updatedAt,
        @Schema(example = "5", description = "as in the ETag; send it back with a change")
                long version,
        @Nullable Picture picture,
        @Nullable Seating seating,
        List<Pool> pools,
        List<Type> ticketTypes,
        @Schema(description = "The language of its own texts", example = "en") String mainLang,
        @Schema(
                        description =
                                "The language in which it is shown: what was asked for, or else the main one",
                        example = "en")
                String lang,
        @Schema(
                        description =
                                "Of texts that are shown in another language than that: name, description",
                        example = "{\"description\": \"en\"}")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Map<String, String> fallbackLangs,
        @Schema(description = "Its texts in other languages; only who may change it sees them")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Map<String, Translation> texts,
        @Schema(
                        description =
                                "When it was to begin before it was moved, the first one first; only where one event is shown")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable List<OffsetDateTime> formerStarts) {

    /**
     * A kind of ticket.
     *
     * @param quantity how many there are of it; empty: as many as its pool has
     * @param saleStartsAt empty: from the moment the event is published
     * @param saleEndsAt empty: as long as the event is on sale
     * @param quota how many of it one buyer may have; empty: as many as of the event
     * @param minPrice the least a buyer may choose to pay, where price is a suggestion; empty: the
     *     price is fixed
     * @param taxRate in percent
     * @param taxIncluded whether the price contains the tax; if not, the tax comes on top
     * @param minPerBooking how many of it a booking has at least, if any; empty: one
     * @param maxPerBooking how many of it a booking has at most; empty: as many as the quotas allow
     * @param needsCode whether only who has a code of an offer may buy it; only staff see such
     *     types
     * @param pool the name of the pool whose places it shares; empty: its places are its own
     * @param lang of its name, where that is another one than the event is shown in
     */
    @Schema(name = "TicketType")
    public record Type(
            @Schema(example = "12") long id,
            @Schema(example = "Standing") String name,
            @Schema(example = "0.00") String price,
            @Schema(example = "150") @Nullable Integer quantity,
            @Nullable OffsetDateTime saleStartsAt,
            @Nullable OffsetDateTime saleEndsAt,
            @Schema(example = "2") @Nullable Integer quota,
            @Schema(example = "10.00") @Nullable String minPrice,
            @Schema(example = "19.00") String taxRate,
            @Schema(example = "true") boolean taxIncluded,
            @Schema(example = "1") @Nullable Integer minPerBooking,
            @Schema(example = "4") @Nullable Integer maxPerBooking,
            @Schema(example = "false") boolean needsCode,
            @Schema(example = "Hall") @Nullable String pool,
            @Schema(
                            description = "Of its name, where that is shown in another language",
                            example = "en")
                    @JsonInclude(JsonInclude.Include.NON_NULL)
                    @Nullable String lang) {

        Type named(String other, @Nullable String language) {
            return new Type(
                    id,
                    other,
                    price,
                    quantity,
                    saleStartsAt,
                    saleEndsAt,
                    quota,
                    minPrice,
                    taxRate,
                    taxIncluded,
                    minPerBooking,
                    maxPerBooking,
                    needsCode,
                    pool,
                    language);
        }

        /** Without needless zeros. */
        public BigDecimal taxPercent() {
            return new BigDecimal(taxRate).stripTrailingZeros();
        }

        public boolean costs() {
            return new BigDecimal(price).signum() > 0;
        }
    }

    /**
     * What a buyer who gives tickets back gets.
     *
     * @param mode none: nothing; request: the staff decides; automatic: the money less the fees, at
     *     once
     * @param untilHours until how many hours before the start a buyer may ask
     * @param fee kept of each refund, in the event's currency
     * @param feePercent kept besides, of what was paid
     * @param keepsDiscount whether a buyer who keeps fewer tickets than a discount by quantity
     *     needs loses it for those
     */
    @Schema(name = "RefundPolicy")
    public record RefundPolicy(
            @Schema(type = "string", example = "automatic") RefundMode mode,
            @Schema(example = "48") int untilHours,
            @Schema(example = "2.50") String fee,
            @Schema(example = "10.00") String feePercent,
            @Schema(example = "true") boolean keepsDiscount) {}

    /**
     * How buyers may pay.
     *
     * @param card online
     * @param cash at the door
     * @param transferDays how many days a transfer may take
     * @param bankDetails the account that transfers go to, as buyers read it
     */
    @Schema(name = "PaymentMethods")
    public record PaymentMethods(
            @Schema(example = "true") boolean card,
            @Schema(example = "true") boolean bankTransfer,
            @Schema(example = "false") boolean cash,
            @Schema(example = "7") int transferDays,
            @Schema(example = "Cais Vivo Association, IBAN DE02 1203 0000 0000 2020 51")
                    @Nullable String bankDetails) {}

    /**
     * What the event looks like.
     *
     * @param url of this very picture: another one has another address
     * @param alt what it shows, in words; empty where it only decorates
     */
    @Schema(name = "EventPicture")
    record Picture(
            @Schema(example = "/api/events/7/picture?v=5d41402a") String url,
            @Schema(example = "/api/events/7/picture?size=small&v=5d41402a") String smallUrl,
            @Schema(example = "1600") int width,
            @Schema(example = "900") int height,
            @Schema(example = "Lanterns over the river") String alt) {

        static Picture of(long event, String hash, int width, int height, String alt) {
            var url = "/api/events/" + event + "/picture?";
            return new Picture(url + "v=" + hash, url + "size=small&v=" + hash, width, height, alt);
        }
    }

    /** What of an event depends on who reads it, and in which language. */
    private record Words(
            String name,
            @Nullable String description,
            String lang,
            @Nullable Map<String, String> fallbackLangs,
            @Nullable Map<String, Translation> texts) {}

    /** What of an event depends on which ticket types are counted. */
    private record Offered(
            String price,
            int totalTickets,
            int bookedCount,
            EventStatus status,
            int hiddenBooked,
            int hiddenShared,
            @Nullable Seating seating,
            List<Pool> pools) {}

    /** The same as it is read in a language, for whoever may not change it. */
    EventView said(
            String otherName,
            @Nullable String otherDescription,
            List<Type> types,
            String language,
            @Nullable Map<String, String> fallbacks) {
        var words = new Words(otherName, otherDescription, language, fallbacks, null);
        return with(words, offered(), types, endsAt, formerStarts);
    }

    /** The same with the starts it had before. */
    EventView movedFrom(List<OffsetDateTime> starts) {
        return with(words(), offered(), ticketTypes, endsAt, starts);
    }

    /** The same, as if nobody had said when it ends. */
    public EventView withoutEnd() {
        return with(words(), offered(), ticketTypes, null, formerStarts);
    }

    /**
     * The same for everybody: as if there were no tickets that need a code, or that are promised to
     * a waiting list.
     */
    EventView forEverybody() {
        var open = ticketTypes.stream().filter(type -> !type.needsCode).toList();
        if (open.size() == ticketTypes.size() && hiddenShared == 0) return this;
        var total = Math.max(0, capacity(open) - hiddenShared);
        var booked = Math.clamp(bookedCount - hiddenBooked, 0, total);
        var soldOut = total > 0 && booked == total;
        var offered =
                new Offered(
                        open.stream()
                                .map(Type::price)
                                .min(Comparator.comparing(BigDecimal::new))
                                .orElseGet(() -> Money.text(0, currency)),
                        total,
                        booked,
                        status.onSale()
                                ? soldOut ? EventStatus.SOLD_OUT : EventStatus.PUBLISHED
                                : status,
                        0,
                        0,
                        seating == null ? null : seating.only(open.stream().map(Type::id).toList()),
                        pools.stream().filter(pool -> isNamed(pool, open)).toList());
        return with(words(), offered, open, endsAt, formerStarts);
    }

    private Words words() {
        return new Words(name, description, lang, fallbackLangs, texts);
    }

    private Offered offered() {
        return new Offered(
                price,
                totalTickets,
                bookedCount,
                status,
                hiddenBooked,
                hiddenShared,
                seating,
                pools);
    }

    private EventView with(
            Words words,
            Offered offered,
            List<Type> types,
            @Nullable OffsetDateTime end,
            @Nullable List<OffsetDateTime> starts) {
        return new EventView(
                id,
                code,
                words.name,
                words.description,
                category,
                startsAt,
                end,
                timeZone,
                venueId,
                location,
                customerId,
                organizerId,
                offered.price,
                currency,
                offered.totalTickets,
                offered.bookedCount,
                quota,
                holdMinutes,
                paymentRetries,
                refundPolicy,
                paymentMethods,
                ticketHolders,
                offered.status,
                isCompleted,
                testMode,
                waitingRoom,
                testEmail,
                offered.hiddenBooked,
                offered.hiddenShared,
                everPublished,
                createdAt,
                updatedAt,
                version,
                picture,
                offered.seating,
                offered.pools,
                types,
                mainLang,
                words.lang,
                words.fallbackLangs,
                words.texts,
                starts);
    }

    private int capacity(List<Type> types) {
        var places = types.stream().map(type -> new Pool.Places(limit(type), type.pool)).toList();
        return Math.toIntExact(Pool.capacity(places, pools));
    }

    /** How many of a type there are at most, whatever others take of its pool. */
    public int limit(Type type) {
        if (type.quantity != null) return type.quantity;
        return pools.stream()
                .filter(pool -> pool.name().equals(type.pool))
                .mapToInt(Pool::quantity)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isNamed(Pool pool, List<Type> types) {
        return types.stream().anyMatch(type -> pool.name().equals(type.pool));
    }

    /** Whether any of its tickets may cost something. */
    public boolean costs() {
        return ticketTypes.stream().anyMatch(Type::costs);
    }

    /** Its kind of ticket of that id, if there is one. */
    public @Nullable Type type(@Nullable String id) {
        return ticketTypes.stream()
                .filter(type -> String.valueOf(type.id()).equals(id))
                .findFirst()
                .orElse(null);
    }

    /** Whether people hold tickets of it, who are told when its time or place changes. */
    public boolean hasHolders() {
        return status.onSale() && bookedCount > 0;
    }

    /**
     * Whether who holds a ticket is told of the change to the other: it is at another time or
     * place.
     */
    public boolean meetsElsewhere(EventView changed) {
        return hasHolders()
                && changed.status.onSale()
                && !(startsAt.isEqual(changed.startsAt)
                        && Objects.equals(endsAt, changed.endsAt)
                        && timeZone.equals(changed.timeZone)
                        && Objects.equals(location, changed.location));
    }
}
