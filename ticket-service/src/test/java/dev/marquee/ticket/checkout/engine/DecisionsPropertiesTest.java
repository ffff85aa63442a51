package dev.marquee.ticket.checkout.engine;

import static dev.marquee.ticket.checkout.engine.Examples.NOW;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;
import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.BuyerOfEvent;
import dev.marquee.ticket.checkout.Purchase.BuyerOfType;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.checkout.Refusal;
import dev.marquee.ticket.checkout.Verdict.Booked;
import dev.marquee.ticket.checkout.Verdict.FirstAnswer;
import dev.marquee.ticket.checkout.Verdict.KeyReused;
import dev.marquee.ticket.checkout.Verdict.Refused;
import dev.marquee.ticket.checkout.Verdict.Replayed;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.Pool;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.listing.TypePricing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/** Whatever is in stock and whatever is asked for: no verdict breaks a rule. */
@PropertyDefaults(tries = 1000, edgeCases = EdgeCasesMode.NONE)
class DecisionsPropertiesTest {

    /** What is known before, and what is asked. */
    record Case(Decisions.Known known, List<Purchase> purchases) {}

    @Property
    void no_event_and_no_type_is_oversold(@ForAll("cases") Case given) {
        var outcome = decide(given);

        for (var stock : outcome.stocks().values()) {
            assertThat(stock.sold()).isBetween(0, stock.capacity());
            assertThat(stock.types())
                    .allSatisfy(type -> assertThat(type.sold()).isBetween(0, type.quantity()));
        }
    }

    @Property
    void no_pool_is_oversold(@ForAll("cases") Case given) {
        for (var stock : decide(given).stocks().values())
            assertThat(soldOfPools(stock))
                    .allSatisfy((pool, sold) -> assertThat(sold).isBetween(0, pool.quantity()));
    }

    private static Map<Pool, Integer> soldOfPools(Stock stock) {
        return stock.types().stream()
                .filter(type -> type.pool() != null)
                .collect(groupingBy(TicketType::pool, summingInt(TicketType::sold)));
    }

    @Property
    void nobody_gets_past_the_quota(@ForAll("cases") Case given) {
        decide(given)
                .held()
                .forEach((buyer, held) ->
                        assertThat(held)
                                .isBetween(1, stock(given, buyer.eventId()).terms().quota()));
    }

    @Property
    void nobody_gets_past_the_quota_of_a_type(@ForAll("cases") Case given) {
        decide(given)
                .heldOfType()
                .forEach(
                        (buyer, held) -> assertThat(held).isBetween(1, type(given, buyer).quota()));
    }

    @Property
    void what_is_not_on_sale_is_not_sold(@ForAll("cases") Case given) {
        decide(given)
                .bookings()
                .forEach(booking ->
                        assertThat(booking.tickets())
                                .allMatch(ticket ->
                                        stock(given, booking.event().eventId()).types().stream()
                                                .filter(type -> type.id() == ticket.ticketTypeId())
                                                .allMatch(
                                                        type -> type.closedBecause(NOW) == null)));
    }

    @Property
    void the_new_figures_are_the_old_ones_and_what_was_sold(@ForAll("cases") Case given) {
        var outcome = decide(given);
        var sold = soldByEvent(outcome);

        assertThat(outcome.stocks().keySet()).isEqualTo(sold.keySet());
        sold.forEach((event, n) -> {
            var before = stock(given, event);
            var after = outcome.stocks().get(event);
            assertThat(after.sold()).isEqualTo(before.sold() + n);
            assertThat(after.issued()).isEqualTo(before.issued() + n);
            assertThat(after.types().stream().mapToInt(TicketType::sold).sum())
                    .isEqualTo(before.types().stream().mapToInt(TicketType::sold).sum() + n);
        });
        var held = new HashMap<>(given.known().held());
        outcome.bookings()
                .forEach(b ->
                        held.merge(
                                new BuyerOfEvent(b.quotaEmail(), b.event().eventId()),
                                b.quantity(),
                                Integer::sum));
        assertThat(held).containsAllEntriesOf(outcome.held());
    }

    @Property
    void the_new_figures_of_types_are_the_old_ones_and_what_was_sold(@ForAll("cases") Case given) {
        var outcome = decide(given);
        var held = new HashMap<>(given.known().heldOfType());
        var sold = new HashSet<BuyerOfType>();
        for (var booking : outcome.bookings())
            byType(booking)
                    .forEach((type, n) -> {
                        var buyer =
                                new BuyerOfType(
                                        booking.quotaEmail(), booking.event().eventId(), type);
                        if (type(given, buyer).quota() == null) return;
                        held.merge(buyer, n.intValue(), Integer::sum);
                        sold.add(buyer);
                    });

        assertThat(outcome.heldOfType().keySet()).isEqualTo(sold);
        assertThat(held).containsAllEntriesOf(outcome.heldOfType());
    }

    @Property
    void a_booking_is_all_that_was_asked_for_or_nothing(@ForAll("cases") Case given) {
        var outcome = decide(given);

        assertThat(outcome.verdicts()).hasSameSizeAs(given.purchases());
        for (int n = 0; n < given.purchases().size(); n++) {
            var asked = given.purchases().get(n);
            if (!(outcome.verdicts().get(n) instanceof Booked(var booking))) continue;
            assertThat(booking.event().eventId()).isEqualTo(asked.eventId());
            assertThat(booking.quantity()).isEqualTo(asked.quantity());
            assertThat(byType(booking)).isEqualTo(byType(asked, stock(given, asked.eventId())));
        }
    }

    @Property
    void numbers_and_ids_are_new_and_never_given_twice(@ForAll("cases") Case given) {
        var bookings = decide(given).bookings();

        var ids =
                bookings.stream()
                        .flatMap(b ->
                                Stream.concat(
                                        Stream.of(b.id()), b.tickets().stream().map(Ticket::id)))
                        .toList();
        assertThat(ids).doesNotHaveDuplicates();
        bookings.stream()
                .collect(groupingBy(b -> b.event().eventId()))
                .forEach((event, sales) -> {
                    var numbers =
                            sales.stream()
                                    .flatMap(b -> b.tickets().stream().map(Ticket::number))
                                    .toList();
                    assertThat(numbers).doesNotHaveDuplicates();
                    assertThat(numbers).allMatch(n -> n > stock(given, event).issued());
                });
    }

    @Property
    void a_key_books_once_and_gets_one_answer(@ForAll("cases") Case given) {
        var outcome = decide(given);
        var booked = new HashMap<String, Long>();
        for (int n = 0; n < given.purchases().size(); n++) {
            var key = given.purchases().get(n).key();
            if (key == null) continue;
            var first =
                    outcome.answers()
                            .getOrDefault(key.value(), given.known().answers().get(key.value()));
            switch (outcome.verdicts().get(n)) {
                case Booked(var booking) ->
                        assertThat(booked.put(key.value(), booking.id())).isNull();
                case Replayed(var answer) -> {
                    assertThat(answer).isEqualTo(first);
                    assertThat(answer.bodyHash()).isEqualTo(key.bodyHash());
                }
                case KeyReused() -> assertThat(first.bodyHash()).isNotEqualTo(key.bodyHash());
                case Refused(var refusal) -> {
                    if (refusal.isRemembered()) assertThat(first.refusal()).isEqualTo(refusal);
                }
            }
        }
        booked.forEach(
                (key, id) -> assertThat(outcome.answers().get(key).bookingId()).isEqualTo(id));
    }

    /** Not only safe but willing: what is refused would not have fitted at that moment. */
    @Property
    void a_refusal_is_true_when_it_is_given(@ForAll("cases") Case given) {
        var outcome = decide(given);
        var held = new HashMap<>(given.known().held());
        var heldOfType = new HashMap<>(given.known().heldOfType());
        var left = new HashMap<String, Integer>();
        given.known()
                .stocks()
                .forEach((event, stock) ->
                        stock.types()
                                .forEach(t -> {
                                    left.put(event + "/" + t.id(), t.left());
                                    var pool = t.pool();
                                    if (pool != null)
                                        left.put(
                                                event + "/" + pool.name(),
                                                pool.quantity() - soldOfPools(stock).get(pool));
                                }));
        for (int n = 0; n < given.purchases().size(); n++) {
            var asked = given.purchases().get(n);
            var event = asked.eventId();
            if (outcome.verdicts().get(n) instanceof Booked(var booking)) {
                held.merge(asked.buyerOfEvent(), booking.quantity(), Integer::sum);
                booking.tickets()
                        .forEach(t -> {
                            left.merge(event + "/" + t.ticketTypeId(), -1, Integer::sum);
                            var pool = type(given, asked.buyerOfType(t.ticketTypeId())).pool();
                            if (pool != null)
                                left.merge(event + "/" + pool.name(), -1, Integer::sum);
                            heldOfType.merge(asked.buyerOfType(t.ticketTypeId()), 1, Integer::sum);
                        });
            }
            if (!(outcome.verdicts().get(n) instanceof Refused(var refusal))) continue;
            switch (refusal.reason()) {
                case QUOTA_EXCEEDED -> {
                    if (refusal.ticketType() == null) {
                        assertThat(refusal.held())
                                .isEqualTo(held.getOrDefault(asked.buyerOfEvent(), 0));
                        assertThat(refusal.held() + asked.quantity())
                                .isGreaterThan(refusal.quota());
                        continue;
                    }
                    var type =
                            stock(given, event).types().stream()
                                    .filter(t -> t.name().equals(refusal.ticketType()))
                                    .findFirst()
                                    .orElseThrow();
                    assertThat(refusal.quota()).isEqualTo(type.quota());
                    assertThat(refusal.held())
                            .isEqualTo(heldOfType.getOrDefault(asked.buyerOfType(type.id()), 0));
                    assertThat(refusal.held() + byType(asked, stock(given, event)).get(type.id()))
                            .isGreaterThan(refusal.quota());
                }
                case SOLD_OUT -> {
                    if (asked.lines().size() > 1) continue;
                    var type =
                            stock(given, event).type(asked.lines().getFirst().ticketTypeId(), NOW);
                    var own = left.get(event + "/" + type.orElseThrow().id());
                    var pool = type.orElseThrow().pool();
                    assertThat(refusal.left())
                            .isEqualTo(
                                    pool == null
                                            ? own
                                            : Math.min(own, left.get(event + "/" + pool.name())));
                    assertThat(asked.quantity()).isGreaterThan(refusal.left());
                }
                case UNKNOWN_EVENT -> assertThat(given.known().stocks()).doesNotContainKey(event);
                case UNKNOWN_TICKET_TYPE ->
                        assertThat(asked.lines())
                                .anyMatch(line ->
                                        stock(given, event)
                                                .type(line.ticketTypeId(), NOW)
                                                .isEmpty());
                case NOT_ON_SALE ->
                        assertThat(asked.lines())
                                .anyMatch(line ->
                                        stock(given, event)
                                                .type(line.ticketTypeId(), NOW)
                                                .map(type -> type.closedBecause(NOW))
                                                .filter(refusal.state()::equals)
                                                .isPresent());
            }
        }
    }

    @Provide
    Arbitrary<Case> cases() {
        var stocks =
                Combinators.combine(stock(1), stock(2)).as((one, two) -> Map.of(1L, one, 2L, two));
        return Combinators.combine(
                        stocks,
                        held(),
                        heldOfType(),
                        Arbitraries.maps(
                                Arbitraries.of("k1", "k2", "k3"),
                                Arbitraries.of(
                                        new FirstAnswer("h1", 99L, null),
                                        new FirstAnswer("h2", null, Refusal.soldOut(0)))),
                        purchase().list().ofMaxSize(40))
                .as((s, h, t, a, p) -> new Case(new Decisions.Known(NOW, s, h, t, a), p));
    }

    private static Arbitrary<Stock> stock(long event) {
        var types =
                Arbitraries.integers()
                        .between(0, 12)
                        .flatMap(quantity ->
                                Combinators.combine(
                                                Arbitraries.integers().between(0, quantity),
                                                Arbitraries.of(0, 0, 0, 1),
                                                Arbitraries.integers()
                                                        .between(1, 3)
                                                        .injectNull(0.6))
                                        .as((sold, closed, quota) ->
                                                type(quantity, sold, closed == 1, quota)))
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(3);
        return Combinators.combine(
                        types,
                        Arbitraries.integers().between(1, 6),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.integers().between(-1, 6))
                .as((figures, quota, givenBack, shared) -> {
                    var rows = new ArrayList<TicketType>();
                    for (var type : figures) rows.add(type.apply(rows.size() + 1L));
                    if (shared >= 0) share(rows, shared);
                    var full =
                            Examples.stock(
                                    Examples.terms(event, quota), rows.toArray(TicketType[]::new));
                    return new Stock(
                            full.terms(),
                            full.capacity(),
                            full.sold(),
                            full.sold() + givenBack,
                            full.types());
                });
    }

    /** The first two types share what they have sold and some more. */
    private static void share(List<TicketType> rows, int more) {
        var first = rows.subList(0, Math.min(2, rows.size()));
        var sold = first.stream().mapToInt(TicketType::sold).sum();
        var most = first.stream().mapToInt(TicketType::quantity).max().orElseThrow();
        var pool = new Pool("Hall", Math.max(1, Math.max(sold + more, most)));
        first.replaceAll(type -> type.sharing(pool));
    }

    /** A type but for its id. */
    private static LongFunction<TicketType> type(
            int quantity, int sold, boolean closed, Integer quota) {
        return id ->
                new TicketType(
                        id,
                        "Type " + id,
                        0,
                        quantity,
                        sold,
                        (int) id,
                        closed ? NOW.plusSeconds(1) : null,
                        null,
                        quota,
                        TypePricing.PLAIN);
    }

    private static Arbitrary<Map<BuyerOfType, Integer>> heldOfType() {
        var buyer =
                Combinators.combine(email(), Arbitraries.of(1L, 2L), Arbitraries.of(1L, 2L, 3L))
                        .as((email, event, type) ->
                                new BuyerOfType(new EmailAddress(email), event, type));
        return Arbitraries.maps(buyer, Arbitraries.integers().between(0, 3)).ofMaxSize(4);
    }

    private static Arbitrary<Map<BuyerOfEvent, Integer>> held() {
        var buyer =
                Combinators.combine(email(), Arbitraries.of(1L, 2L))
                        .as((email, event) -> new BuyerOfEvent(new EmailAddress(email), event));
        return Arbitraries.maps(buyer, Arbitraries.integers().between(0, 6)).ofMaxSize(4);
    }

    private static Arbitrary<String> email() {
        return Arbitraries.of("a@example.org", "b@example.org", "c@example.org", "d@example.org");
    }

    private static Arbitrary<Purchase> purchase() {
        var line =
                Combinators.combine(
                                Arbitraries.of(1L, 2L, 3L, 9L).injectNull(0.4),
                                Arbitraries.integers().between(1, 6))
                        .as(Line::new);
        var key =
                Combinators.combine(Arbitraries.of("k1", "k2", "k3"), Arbitraries.of("h1", "h2"))
                        .as(RequestKey::new)
                        .injectNull(0.7);
        return Combinators.combine(
                        Arbitraries.of(1L, 1L, 1L, 2L, 3L),
                        email(),
                        key,
                        line.list().ofMinSize(1).ofMaxSize(3))
                .as((event, email, requestKey, lines) ->
                        Examples.purchase(event, email, requestKey, lines.toArray(Line[]::new)));
    }

    private static Decisions.Outcome decide(Case given) {
        var ids = new AtomicLong(1000);
        return Decisions.decide(given.known(), given.purchases(), ids::incrementAndGet);
    }

    private static Stock stock(Case given, long event) {
        return given.known().stocks().get(event);
    }

    private static TicketType type(Case given, BuyerOfType buyer) {
        return stock(given, buyer.eventId()).types().stream()
                .filter(type -> type.id() == buyer.ticketTypeId())
                .findFirst()
                .orElseThrow();
    }

    private static Map<Long, Integer> soldByEvent(Decisions.Outcome outcome) {
        return outcome.bookings().stream()
                .collect(groupingBy(b -> b.event().eventId(), summingInt(Booking::quantity)));
    }

    private static Map<Long, Long> byType(Booking booking) {
        return booking.tickets().stream().collect(groupingBy(Ticket::ticketTypeId, counting()));
    }

    private static Map<Long, Long> byType(Purchase asked, Stock stock) {
        var wanted = new HashMap<Long, Long>();
        for (var line : asked.lines())
            wanted.merge(
                    stock.type(line.ticketTypeId(), NOW).orElseThrow().id(),
                    (long) line.quantity(),
                    Long::sum);
        return wanted;
    }
}
