package dev.marquee.ticket.payment;

import static dev.marquee.platform.test.TestTokens.account;
import static dev.marquee.platform.test.TestTokens.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.marquee.ticket.checkout.engine.Invariants;
import dev.marquee.ticket.payment.LifecycleModel.Purchase;
import dev.marquee.ticket.payment.LifecycleModel.Sale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Random steps in the life of bookings, each compared with a simple model: what was sold, what was
 * paid, and what went back. A failure names the seed and the last steps; {@code -Dmarquee.seed=…}
 * repeats them.
 */
abstract class LifecycleContract extends LifecycleTests {

    private static final boolean LONG = Boolean.getBoolean("marquee.long");
    private static final int STEPS = LONG ? 10_000 : 500;

    /** So many steps with the same events. */
    private static final int A_SEASON = 250;

    /** Longer than any hold. */
    private static final Duration A_LONG_TIME = Duration.ofDays(9);

    private static final RequestPostProcessor SUPPORT =
            account(5, "support@ticket.local", "SUPPORT");

    @Autowired private JdbcTemplate database;

    @Autowired
    @Qualifier("paymentWorker")
    private SmartLifecycle worker;

    @Autowired
    @Qualifier("reservationExpiry")
    private SmartLifecycle expiry;

    private final List<String> trail = new ArrayList<>();
    private List<Sale> sales = List.of();
    private Random random = new Random();

    private interface Step {
        void run();
    }

    @Test
    void whatever_happens_in_whatever_order_tickets_and_money_add_up() {
        var seed = Long.getLong("marquee.seed", System.nanoTime());
        System.out.printf("seed of the random steps: %d%n", seed);
        random = new Random(seed);
        worker.stop();
        expiry.stop();
        try {
            for (int n = 0; n < STEPS; n++) {
                if (n % A_SEASON == 0) newSeason();
                step().run();
                if (n % A_SEASON == A_SEASON - 1) endOfSeason();
            }
        } catch (AssertionError | RuntimeException e) {
            var last = trail.subList(Math.max(0, trail.size() - 40), trail.size());
            throw new AssertionError(
                    "seed %d, after %s".formatted(seed, String.join("\n  ", last)), e);
        } finally {
            worker.start();
            expiry.start();
        }
    }

    private void newSeason() {
        sales =
                List.of(
                        sale(0, true, false, 0),
                        sale(2391, true, false, 0),
                        sale(2391, true, true, 337),
                        sale(700, false, true, 1_000),
                        sale(24_999, false, false, 0),
                        withCode(sale(2400, true, true, 100)),
                        byBank(sale(1999, true, false, 0)),
                        shared(sale(1200, true, false, 0)));
    }

    private Sale withCode(Sale sale) {
        sale.uses = 3;
        offer(sale);
        return sale;
    }

    private Sale byBank(Sale sale) {
        sale.transfer = true;
        push(sale);
        return sale;
    }

    /** Two types of it share a pool. */
    private Sale shared(Sale sale) {
        sale.shared = true;
        push(sale);
        return sale;
    }

    private static String types(Sale sale) {
        var pool = ",\"pool\":{\"name\":\"Hall\",\"quantity\":%d}".formatted(sale.capacity);
        var type =
                "{\"id\":%d,\"name\":\"%s\",\"price_minor\":%d,\"quantity\":%d,\"position\":%d%s}";
        var first =
                type.formatted(
                        sale.event,
                        "Standing",
                        sale.price,
                        sale.capacity,
                        0,
                        sale.shared ? pool : "");
        if (!sale.shared) return first;
        return String.join(
                ",",
                first,
                type.formatted(sale.secondType(), "Child", sale.price, sale.capacity, 1, pool),
                type.formatted(sale.secondType() + 1, "Sponsor", sale.price, sale.spare(), 2, ""));
    }

    private Sale sale(long price, boolean retries, boolean automatic, long fee) {
        var sale = new Sale(onSale("Lantern Night", 12, 2), price, retries, automatic, fee, 12);
        push(sale);
        return sale;
    }

    private void push(Sale sale) {
        var terms =
                """
                {"event_id":%1$d,"code":"EV%1$d","version":%2$d,"name":"Lantern Night","starts_at":"%3$s","ends_at":null,
                 "time_zone":"Europe/Lisbon","location":"Riverside Stage, Lisbon","organizer_id":2,"quota":%4$d,
                 "status":"%5$s","currency":"EUR",
                 "ticket_types":[%6$s],
                 "payment":{"hold_minutes":10,"retries":%7$s,"refund_mode":"%8$s","refund_until_hours":0,
                            "refund_fee_minor":%9$d,"refund_fee_bp":0,
                            "methods":[%10$s],"transfer_days":7,"bank_details":"DE02 1203 0000 0000 2020 51"}}
                """
                        .formatted(
                                sale.event,
                                ++sale.version,
                                startOf(sale.event),
                                LifecycleModel.QUOTA,
                                sale.cancelled ? "cancelled" : "published",
                                types(sale),
                                sale.retries,
                                sale.automatic ? "automatic" : "request",
                                sale.fee,
                                sale.transfer ? "\"card\",\"bank-transfer\"" : "\"card\"");
        push(sale.event, terms);
    }

    private Step step() {
        return switch (random.nextInt(48)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8 -> this::book;
            case 9, 10, 11, 12 -> this::pay;
            case 13 -> this::declined;
            case 14, 15, 16 -> this::goesToTheProvider;
            case 17, 18 -> this::comesBackFromTheProvider;
            case 19 -> this::markedAsPaid;
            case 20, 21, 22 -> this::cancel;
            case 23, 24 -> this::askForMoney;
            case 25, 26, 27 -> this::decide;
            case 28, 29, 30, 31 -> this::scan;
            case 32, 33 -> this::cancelTicket;
            case 34, 35 -> this::resize;
            case 36 -> this::repeatNotification;
            case 37 -> this::timePasses;
            case 38 -> this::paysTooLate;
            case 39, 40 -> this::promisesTransfer;
            case 41, 42 -> this::transferComes;
            case 43 -> this::disputes;
            case 44, 45 -> this::disputeEnds;
            case 46 -> this::givenBackOutside;
            default -> random.nextInt(2) == 0 ? this::cancelEvent : this::book;
        };
    }

    private void book() {
        var sale = sales.get(random.nextInt(sales.size()));
        var quantity = 1 + random.nextInt(3);
        var email = "model-%d-%d@example.org".formatted(sale.event, random.nextInt(6));
        var coded = sale.uses > 0 && random.nextInt(3) > 0;
        var expected = sale.refusal(quantity, email, coded, clock.instant());
        say("book %d of %d by %s, code %s: %s", quantity, sale.event, email, coded, expected);
        var answer =
                call(
                        HttpMethod.POST,
                        "/api/bookings",
                        "{\"event_id\":%d,%s,\"buyer_name\":\"Ana Silva\",\"buyer_email\":\"%s\",\"offer_code\":\"%s\"}"
                                .formatted(
                                        sale.event,
                                        wanted(sale, quantity),
                                        email,
                                        coded ? sale.code() : ""),
                        request -> request);
        if (expected != null) {
            assertProblem(answer, expected.startsWith("too-many") ? 429 : 409, expected);
        } else {
            assertThat(answer).hasStatus(201);
            var booking = json(answer);
            var held =
                    new Held(
                            booking.get("id").asLong(),
                            sale.event,
                            booking.get("access_key").asString(),
                            email);
            check(new Purchase(sale, held, quantity, coded, clock.instant().plus(HOLD)));
        }
        check(sale);
    }

    /** Where types share a pool, some of each. */
    private String wanted(Sale sale, int quantity) {
        if (!sale.shared) return "\"quantity\":" + quantity;
        var first = random.nextInt(quantity + 1);
        var items = new ArrayList<String>();
        var item = "{\"ticket_type_id\":%d,\"quantity\":%d}";
        if (first > 0) items.add(item.formatted(sale.event, first));
        if (first < quantity) items.add(item.formatted(sale.secondType(), quantity - first));
        return "\"items\":" + items;
    }

    private void pay() {
        with(
                "pay",
                p -> p.is("pending_payment") && !p.open,
                p -> {
                    assertThat(pay(p.held, GOOD)).hasStatusOk();
                    p.cardPaid();
                });
    }

    private void declined() {
        with(
                "declined",
                p -> p.is("pending_payment") && !p.open,
                p -> {
                    assertProblem(pay(p.held, DECLINED), 402, "card-declined");
                    p.declined();
                });
    }

    private void goesToTheProvider() {
        with(
                "goes to the provider",
                p -> p.is("pending_payment") && !p.open,
                p -> {
                    assertThat(pay(p.held, APPROVAL)).hasStatus(202);
                    p.open = true;
                    p.byBank = false;
                });
    }

    private void comesBackFromTheProvider() {
        with("comes back", p -> p.open, this::comeBack);
    }

    private void comeBack(Purchase purchase) {
        var pays = random.nextInt(3) > 0;
        say("  pays: %s", pays);
        atProvider(purchase.held, pays ? "paid" : "declined");
        assertThat(told(purchase.held, "evt-" + random.nextLong())).hasStatusOk();
        if (pays) purchase.cardPaid();
        else purchase.declined();
    }

    private void markedAsPaid() {
        with(
                "marked as paid",
                p -> p.is("pending_payment"),
                p -> {
                    assertThat(
                                    call(
                                            HttpMethod.PUT,
                                            "/api/tickets/%d/status".formatted(p.held.id()),
                                            "{\"status\":\"CONFIRMED\"}",
                                            admin()))
                            .hasStatusOk();
                    p.paidNow();
                });
    }

    private void cancel() {
        with(
                "cancel",
                p ->
                        (p.is("pending_payment") || p.is("confirmed"))
                                && p.used == 0
                                && !p.disputed
                                && (!p.isPaid() || p.covers(p.issued)),
                p -> {
                    assertThat(
                                    call(
                                            HttpMethod.POST,
                                            "/api/bookings/%d/cancel".formatted(p.held.id()),
                                            "{}",
                                            key(p)))
                            .hasStatusOk();
                    if (p.isPaid()) p.askBack(p.issued);
                    else p.over("cancelled");
                });
    }

    private void askForMoney() {
        with(
                "ask for money",
                p ->
                        p.is("confirmed")
                                && p.isPaid()
                                && p.issued > 0
                                && !p.disputed
                                && p.covers(p.issued),
                p -> {
                    var tickets = ids(p, "issued", 1 + random.nextInt(p.issued));
                    assertThat(
                                    call(
                                            HttpMethod.POST,
                                            "/api/bookings/%d/refund-request"
                                                    .formatted(p.held.id()),
                                            "{\"tickets\":%s,\"reason\":\"ill\"}"
                                                    .formatted(tickets),
                                            key(p)))
                            .hasStatusOk();
                    p.askBack(tickets.size());
                });
    }

    private void decide() {
        with(
                "decide",
                p -> p.is("refund_requested"),
                p -> {
                    var approve = random.nextInt(3) > 0;
                    var keep = random.nextBoolean() ? random.nextInt(200) : 0;
                    say("  approve: %s, keep %d", approve, keep);
                    assertThat(
                                    call(
                                            HttpMethod.POST,
                                            "/api/bookings/%d/refund-decision"
                                                    .formatted(p.held.id()),
                                            "{\"approve\":%s,\"keep\":\"%d.%02d\"}"
                                                    .formatted(approve, keep / 100, keep % 100),
                                            SUPPORT))
                            .hasStatusOk();
                    if (approve) p.refund(p.asked, keep);
                    else p.status = "confirmed";
                    p.asked = 0;
                });
    }

    private void scan() {
        with(
                "scan",
                p -> p.is("confirmed") && p.issued > 0,
                p -> {
                    var code =
                            "EV%d-%d"
                                    .formatted(
                                            p.sale.event,
                                            jdbc.sql("select number from ticket where id = ?")
                                                    .param(ids(p, "issued", 1).getFirst())
                                                    .query(Integer.class)
                                                    .single());
                    if (p.disputed) {
                        assertThat(scan(code)).isEqualTo("blocked");
                        return;
                    }
                    assertThat(scan(code)).isEqualTo("admitted");
                    assertThat(scan(code)).isEqualTo("already_used");
                    p.issued--;
                    p.used++;
                });
    }

    private String scan(String code) {
        return json(call(
                        HttpMethod.POST,
                        "/api/tickets/validate",
                        "{\"code\":\"%s\"}".formatted(code),
                        admin()))
                .get("result")
                .asString();
    }

    private void cancelTicket() {
        with(
                "cancel a ticket",
                p -> p.is("confirmed") && p.sale.price == 0 && p.issued > 0,
                p -> {
                    var last = p.live() == 1;
                    assertThat(
                                    call(
                                            HttpMethod.DELETE,
                                            "/api/tickets/" + ids(p, "issued", 1).getFirst(),
                                            "",
                                            admin()))
                            .hasStatusOk();
                    p.issued--;
                    if (last) p.over("cancelled");
                });
    }

    private void resize() {
        var sale = sales.get(random.nextInt(sales.size()));
        if (sale.cancelled) return;
        sale.capacity = Math.max(1, sale.sold() + random.nextInt(8));
        say("resize %d to %d", sale.event, sale.capacity);
        push(sale);
        check(sale);
    }

    private void repeatNotification() {
        with(
                "repeat the notification",
                p -> p.told,
                p -> assertThat(told(p.held, "evt-" + random.nextLong())).hasStatusOk());
    }

    private void promisesTransfer() {
        with(
                "promises a transfer",
                p -> p.is("pending_payment") && p.sale.transfer && !p.open && !p.byBank,
                p -> {
                    assertThat(payWith(p.held, "{\"method\":\"bank-transfer\"}")).hasStatus(202);
                    p.byBank = true;
                });
    }

    private void transferComes() {
        with(
                "the transfer comes",
                p -> p.byBank && (p.is("pending_payment") || p.is("expired")),
                p -> {
                    bankBrings(p);
                    p.moneyCame();
                    p.byBank = false;
                });
    }

    private void disputes() {
        with(
                "disputes",
                p -> isOfCard(p) && p.issued > 0 && p.refunded == 0,
                p -> {
                    atDashboard(p, "dispute");
                    p.disputed = true;
                });
    }

    private void disputeEnds() {
        with(
                "the dispute ends",
                p -> p.disputed,
                p -> {
                    var lost = random.nextBoolean();
                    var isVoid = lost && p.is("confirmed") && p.issued > 0 && random.nextBoolean();
                    say("  lost: %s, void: %s", lost, isVoid);
                    atDashboard(p, "dispute-closed", "lost", String.valueOf(lost));
                    decideOutside(p, isVoid ? "void" : "keep");
                    p.disputed = false;
                    if (lost && p.refunded == 0) p.refunded = p.paid;
                    if (isVoid) {
                        p.issued = 0;
                        if (p.used == 0) p.status = "refunded";
                    }
                });
    }

    private void givenBackOutside() {
        with(
                "money is given back at the provider",
                p -> isOfCard(p) && p.refunded < p.paid && isSettled(p),
                p -> {
                    var amount = 1 + random.nextInt((int) (p.paid - p.refunded));
                    say("  %d", amount);
                    atDashboard(
                            p, "refund", "amount", "%d.%02d".formatted(amount / 100, amount % 100));
                    decideOutside(p, "keep");
                    p.refunded += amount;
                });
    }

    private static boolean isOfCard(Purchase purchase) {
        return purchase.is("confirmed")
                && purchase.byCard
                && purchase.surplus == 0
                && !purchase.disputed;
    }

    /** Whoever is with the provider comes back first; then all holds run out. */
    private void timePasses() {
        say("time passes");
        allComeBack();
        pass(HOLD.plusSeconds(1));
    }

    private void allComeBack() {
        all(p -> p.open).forEach(this::comeBack);
    }

    private void pass(Duration time) {
        clock.pass(time);
        worker.start();
        expiry.start();
        var all = time.compareTo(A_LONG_TIME) >= 0;
        all(p -> p.is("pending_payment") && (all || !p.byBank)).forEach(p -> p.over("expired"));
        awaitAll(sales);
        worker.stop();
        expiry.stop();
    }

    private void paysTooLate() {
        with(
                "pays too late",
                p -> p.is("pending_payment") && !p.open,
                p -> {
                    allComeBack();
                    if (!p.is("pending_payment")) return;
                    assertThat(pay(p.held, APPROVAL)).hasStatus(202);
                    p.byBank = false;
                    provider.closes = false;
                    pass(HOLD.plusSeconds(61));
                    provider.closes = true;
                    atProvider(p.held, "paid");
                    assertThat(told(p.held)).hasStatusOk();
                    p.cardPaid();
                });
    }

    private void cancelEvent() {
        var sale = sales.get(random.nextInt(sales.size()));
        if (sale.cancelled) return;
        say("cancel the event %d", sale.event);
        sale.cancelled = true;
        push(sale);
        sale.purchases.forEach(Purchase::eventIsOff);
        awaitAll(sales);
    }

    private void endOfSeason() {
        allComeBack();
        pass(A_LONG_TIME);
        for (var late : all(p -> p.byBank && p.is("expired"))) {
            say("late transfer: %d, %s", late.held.id(), late);
            bankBrings(late);
            late.moneyCame();
            check(late);
            check(late.sale);
        }
        Invariants.hold(database);
        for (var purchase : all(p -> true)) {
            await().until(() -> isSettled(purchase));
            assertThat(goingBack(purchase))
                    .as("money that goes back of %s", purchase)
                    .isEqualTo(purchase.refunded + purchase.surplus);
            assertThat(receipts(purchase))
                    .as("receipts of %s", purchase)
                    .containsExactly(purchase.paid, purchase.refunded - onItsWay(purchase));
        }
    }

    private void with(String what, Predicate<Purchase> which, Consumer<Purchase> step) {
        var candidates = all(which);
        if (candidates.isEmpty()) return;
        var purchase = candidates.get(random.nextInt(candidates.size()));
        say("%s: %d, %s", what, purchase.held.id(), purchase);
        step.accept(purchase);
        say("  now %s", purchase);
        check(purchase);
        check(purchase.sale);
    }

    private List<Purchase> all(Predicate<Purchase> which) {
        return sales.stream().flatMap(sale -> sale.purchases.stream()).filter(which).toList();
    }

    private void say(String text, Object... values) {
        trail.add(text.formatted(values));
    }
}
