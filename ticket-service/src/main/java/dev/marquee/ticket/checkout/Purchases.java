package dev.marquee.ticket.checkout;

import dev.marquee.platform.config.Sha256;
import dev.marquee.platform.locale.ReaderLocales;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.BookingSettings;
import dev.marquee.ticket.checkout.BookingRequest.Attendee;
import dev.marquee.ticket.checkout.BookingRequest.Item;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.Purchase.Holder;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.hold.HoldSettings;
import dev.marquee.ticket.listing.EventStaff;
import dev.marquee.ticket.offer.OfferClaim;
import dev.marquee.ticket.offer.OfferCodes;
import dev.marquee.ticket.seating.FreeSeats;
import dev.marquee.ticket.seating.ReadSeats;
import dev.marquee.ticket.seating.SeatWish;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what a buyer sends into a purchase. */
@Component
public class Purchases {

    private final boolean foldTags;
    private final AccountPace pace;
    private final EventStaff staff;
    private final HoldSettings hold;
    private final OfferCodes codes;
    private final ReadSeats seats;
    private final ReaderLocales locales;

    Purchases(
            BookingSettings settings,
            AccountPace pace,
            EventStaff staff,
            HoldSettings hold,
            OfferCodes codes,
            ReadSeats seats,
            ReaderLocales locales) {
        this.locales = locales;
        this.foldTags = settings.foldTags();
        this.pace = pace;
        this.staff = staff;
        this.hold = hold;
        this.codes = codes;
        this.seats = seats;
    }

    /**
     * The purchase that is asked for, with tickets that are good at once.
     *
     * @param caller who is signed in: buys in their own name where the request names nobody
     * @param key the Idempotency-Key, if one was sent
     * @throws org.springframework.web.ErrorResponseException 422 {@code invalid-input}; 429 {@code
     *     too-many-requests} where a person's account comes too often, or codes are guessed
     */
    public Purchase read(BookingRequest request, Optional<Caller> caller, @Nullable String key) {
        return read(request, caller, key, false);
    }

    /**
     * The same, with tickets that are kept for the buyer until the booking is confirmed: for the
     * event's staff without end, for everybody else as long as {@code marquee.hold} says.
     */
    public Purchase reservation(
            BookingRequest request, Optional<Caller> caller, @Nullable String key) {
        return read(request, caller, key, true);
    }

    private Purchase read(
            BookingRequest request,
            Optional<Caller> caller,
            @Nullable String key,
            boolean reserve) {
        caller.filter(Purchases::isPerson).map(Caller::id).ifPresent(pace::take);
        var email = email(request, caller);
        var buyer =
                new Buyer(
                        name(request, caller),
                        email,
                        blankIsNull(request.buyerPhone()),
                        caller.map(Caller::id).orElse(null));
        var lines = lines(request);
        var offer = codes.claim(request.eventId(), request.offerCode());
        var purchase =
                new Purchase(
                        request.eventId(),
                        lines,
                        buyer,
                        foldTags ? email.withoutTag() : email,
                        key == null
                                ? null
                                : requestKey(
                                        key,
                                        caller,
                                        buyer,
                                        request,
                                        wish(request, lines, buyer, reserve, offer)),
                        reserve,
                        reserve ? holdFor(request.eventId(), caller) : null,
                        request.expectedTotal(),
                        offer);
        return purchase.in(locales.kept(caller).map(Locale::toLanguageTag).orElse(null))
                .from(request.cameFrom() == null ? null : request.cameFrom().text());
    }

    private @Nullable Duration holdFor(long event, Optional<Caller> caller) {
        return caller.filter(person -> staff.includes(person, event)).isPresent()
                ? null
                : hold.duration();
    }

    /** A program books for many; it comes from one address, which the gateway counts. */
    private static boolean isPerson(Caller caller) {
        return !caller.email().isEmpty();
    }

    private static String name(BookingRequest request, Optional<Caller> caller) {
        var name = blankIsNull(request.buyerName());
        if (name != null) return name;
        return caller.map(Caller::name)
                .orElseThrow(() -> Problems.invalid("buyer_name", Text.of("invalid.required")));
    }

    private static EmailAddress email(BookingRequest request, Optional<Caller> caller) {
        var email = blankIsNull(request.buyerEmail());
        if (email == null) email = caller.map(Caller::email).orElse("");
        return EmailAddress.parse(email)
                .orElseThrow(() ->
                        Problems.invalid("buyer_email", Text.of("invalid.an-e-mail-address")));
    }

    private List<Line> lines(BookingRequest request) {
        if (request.seats() != null) return inSeats(request, request.seats());
        if (request.quantity() == null) return lines(null, request.items());
        return List.of(
                new Line(
                        null, request.quantity(), null, holders(request.attendees(), "attendees")));
    }

    /** One line a ticket type: that of each seat, as far as anybody knows by now. */
    private List<Line> inSeats(BookingRequest request, List<String> names) {
        var hall = seats.of(request.eventId()).map(FreeSeats::hall);
        var holders = holders(request.attendees(), "attendees");
        var lines = new TreeMap<Long, List<Integer>>();
        for (int n = 0; n < names.size(); n++) {
            var name = names.get(n);
            lines.computeIfAbsent(
                            hall.flatMap(it -> it.typeOf(name)).orElse(0L),
                            type -> new ArrayList<>())
                    .add(n);
        }
        return lines.entrySet().stream()
                .map(line ->
                        new Line(
                                line.getKey() == 0 ? null : line.getKey(),
                                line.getValue().size(),
                                null,
                                line.getValue().stream()
                                        .map(n ->
                                                n < holders.size() ? holders.get(n) : Holder.BUYER)
                                        .toList(),
                                SeatWish.of(line.getValue().stream().map(names::get).toList())))
                .toList();
    }

    private static List<Holder> holders(@Nullable List<Attendee> attendees, String field) {
        if (attendees == null) return List.of();
        return attendees.stream().map(attendee -> holder(attendee, field)).toList();
    }

    private static Holder holder(Attendee attendee, String field) {
        var email = blankIsNull(attendee.email());
        return new Holder(
                blankIsNull(attendee.name()),
                email == null
                        ? null
                        : EmailAddress.parse(email)
                                .orElseThrow(() ->
                                        Problems.invalid(
                                                field + ".email",
                                                Text.of("invalid.an-e-mail-address"))));
    }

    /** One line a ticket type, in the order of the types: the same wish always reads the same. */
    static List<Line> lines(@Nullable Integer quantity, @Nullable List<Item> items) {
        if (quantity != null) return List.of(new Line(null, quantity));
        var lines = new TreeMap<Long, Line>();
        for (var item : Objects.requireNonNull(items))
            lines.merge(
                    item.ticketTypeId(),
                    new Line(
                            item.ticketTypeId(),
                            item.quantity(),
                            item.price(),
                            holders(item.attendees(), "items.attendees"),
                            wish(item)),
                    Purchases::together);
        return List.copyOf(lines.values());
    }

    private static @Nullable SeatWish wish(Item item) {
        var wheelchairs = Objects.requireNonNullElse(item.wheelchair(), 0);
        return item.section() == null && wheelchairs == 0
                ? null
                : SeatWish.best(item.section(), wheelchairs);
    }

    private static Line together(Line one, Line other) {
        if (!Objects.equals(one.price(), other.price()))
            throw Problems.invalid("items", Text.of("invalid.names-a-ticket-type"));
        var holders = new ArrayList<Holder>();
        for (int n = 0; n < one.quantity(); n++) holders.add(one.holder(n));
        for (int n = 0; n < other.quantity(); n++) holders.add(other.holder(n));
        return new Line(
                one.ticketTypeId(),
                one.quantity() + other.quantity(),
                one.price(),
                holders,
                together(one.seats(), other.seats()));
    }

    private static @Nullable SeatWish together(@Nullable SeatWish one, @Nullable SeatWish other) {
        var section = one == null ? null : one.section();
        if (!Objects.equals(section, other == null ? null : other.section()))
            throw Problems.invalid("items", Text.of("invalid.names-a-ticket-type-twice"));
        if (one == null || other == null) return one == null ? other : one;
        return SeatWish.best(section, one.wheelchairs() + other.wheelchairs());
    }

    private static String wish(
            BookingRequest request,
            List<Line> lines,
            Buyer buyer,
            boolean reserve,
            @Nullable OfferClaim offer) {
        return request.eventId()
                + "\n"
                + lines.stream().map(Purchases::wish).toList()
                + "\n"
                + buyer
                + (reserve ? "\nreserve" : "")
                + (request.expectedTotal() == null ? "" : "\n" + request.expectedTotal())
                + (offer instanceof OfferClaim.ByCode byCode ? "\noffer " + byCode.code() : "");
    }

    /** What is stored is compared with this, so a wish without a price reads as it always did. */
    private static String wish(Line line) {
        return "Line[ticketTypeId=%s, quantity=%s%s%s%s]"
                .formatted(
                        line.ticketTypeId(),
                        String.valueOf(line.quantity()),
                        line.price() == null ? "" : ", price=" + line.price(),
                        line.isForBuyer() ? "" : ", holders=" + line.holders(),
                        line.seats() == null ? "" : ", seats=" + line.seats());
    }

    private static RequestKey requestKey(
            String header,
            Optional<Caller> caller,
            Buyer buyer,
            BookingRequest request,
            String wish) {
        var key = IdempotencyKeys.read(header);
        return new RequestKey(
                IdempotencyKeys.of(caller, request.eventId(), buyer.email(), key),
                Sha256.of(wish),
                IdempotencyKeys.isUnguessable(key));
    }

    private static @Nullable String blankIsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
