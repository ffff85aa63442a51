package dev.marquee.ticket.demo;

import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.checkout.engine.PastSales.Sale;
import dev.marquee.ticket.offer.OfferClaim;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes up who bought what and when; for the same event, always the same buyers in that order. */
final class DemoPlan {

    private static final Duration PAST = Duration.ofDays(35);

    /** Most come in twos. */
    private static final int[] GROUPS = {1, 1, 2, 2, 2, 2, 3, 4};

    private final DemoEvent event;
    private final Random random;

    DemoPlan(DemoEvent event) {
        this.event = event;
        this.random = new Random(event.code().hashCode());
    }

    /** Everybody who may buy; each buys once. */
    private List<Buyer> buyers() {
        var people = new ArrayList<>(DemoPeople.all());
        Collections.shuffle(people, new Random(event.code().hashCode()));
        return people;
    }

    /** Whose booking shows that this event's sales are made up already. */
    Buyer firstBuyer() {
        return buyers().getFirst();
    }

    /** Those who are the last to buy, and so have nothing where not all of them do. */
    List<Buyer> nobodyYet() {
        return buyers().reversed();
    }

    /** Of so many buyers one has a code. */
    private static final int WITH_CODE = 4;

    /** The sales that make {@code percent} of each ticket type sold, in the order of time. */
    List<Sale> sales(int percent, Instant now) {
        return sales(percent, now, null);
    }

    /**
     * The same.
     *
     * @param offer what some buyers say; null if there is no code
     */
    List<Sale> sales(int percent, Instant now, @Nullable OfferClaim offer) {
        var lines = lines(percent);
        var end = event.startsAt().isBefore(now) ? event.startsAt() : now;
        var times = Stream.generate(() -> timeBefore(end)).limit(lines.size()).sorted().toList();
        var buyers = buyers();
        var sales = new ArrayList<Sale>();
        for (int n = 0; n < Math.min(lines.size(), buyers.size()); n++) {
            var buyer = buyers.get(n);
            var key = new RequestKey("demo:" + event.code() + ":" + n, "demo");
            sales.add(
                    new Sale(
                            new Purchase(
                                    event.id(),
                                    List.of(lines.get(n)),
                                    buyer,
                                    buyer.email(),
                                    key,
                                    false,
                                    null,
                                    null,
                                    n % WITH_CODE == WITH_CODE - 1 ? offer : null),
                            times.get(n)));
        }
        return sales;
    }

    private List<Line> lines(int percent) {
        var lines = new ArrayList<Line>();
        for (var type : event.types()) {
            for (int missing = type.missing(percent); missing > 0; ) {
                var group = GROUPS[random.nextInt(GROUPS.length)];
                var n = type.atMost(Math.min(missing, Math.min(group, event.quota())));
                lines.add(new Line(type.id(), n));
                missing -= n;
            }
        }
        Collections.shuffle(lines, random);
        return lines;
    }

    /** Later times are likelier, and nobody books in the small hours. */
    private Instant timeBefore(Instant end) {
        var ago = (long) (PAST.toSeconds() * Math.pow(random.nextDouble(), 1.5));
        var time = LocalTime.of(8 + random.nextInt(15), random.nextInt(60), random.nextInt(60));
        var at = end.minusSeconds(ago).atZone(event.zone()).with(time);
        return (at.toInstant().isBefore(end) ? at : at.minusDays(1)).toInstant();
    }
}
