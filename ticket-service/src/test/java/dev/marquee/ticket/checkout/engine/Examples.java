package dev.marquee.ticket.checkout.engine;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.checkout.Purchase;
import dev.marquee.ticket.checkout.Purchase.Buyer;
import dev.marquee.ticket.checkout.Purchase.Line;
import dev.marquee.ticket.checkout.Purchase.RequestKey;
import dev.marquee.ticket.inventory.Stock;
import dev.marquee.ticket.listing.HolderTerms;
import dev.marquee.ticket.listing.PaymentTerms;
import dev.marquee.ticket.listing.Pool;
import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.TestMode;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.listing.TypePricing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events and purchases for tests of the deciding. */
final class Examples {

    static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    private Examples() {}

    /** A published event a month ahead. */
    static SaleTerms terms(long event, int quota) {
        return new SaleTerms(
                event,
                "EV" + event,
                1,
                "An evening",
                NOW.plus(Duration.ofDays(30)),
                NOW.plus(Duration.ofDays(31)),
                "Europe/Lisbon",
                "Riverside Stage",
                2,
                quota,
                SaleTerms.Status.PUBLISHED,
                "EUR",
                PaymentTerms.DEFAULT,
                HolderTerms.DEFAULT,
                TestMode.OFF,
                null);
    }

    /** The same event in another state. */
    static SaleTerms terms(SaleTerms.Status status, Instant startsAt, @Nullable Instant endsAt) {
        var t = terms(1, 4);
        return new SaleTerms(
                t.eventId(),
                t.code(),
                t.version(),
                t.name(),
                startsAt,
                endsAt,
                t.timeZone(),
                t.location(),
                t.organizerId(),
                t.quota(),
                status,
                t.currency(),
                t.payment(),
                t.holders(),
                t.testMode(),
                t.testEmail());
    }

    static TicketType type(long id, int quantity, int sold) {
        return type(id, quantity, sold, null);
    }

    /** With a quota of its own, or null. */
    static TicketType type(long id, int quantity, int sold, @Nullable Integer quota) {
        return new TicketType(
                id,
                "Type " + id,
                0,
                quantity,
                sold,
                (int) id,
                null,
                null,
                quota,
                TypePricing.PLAIN);
    }

    /** One that shares a pool. */
    static TicketType sharing(Pool pool, long id, int quantity, int sold) {
        return type(id, quantity, sold).sharing(pool);
    }

    /** None sold yet, and a quota of its own. */
    static TicketType limited(long id, int quantity, int quota) {
        return type(id, quantity, 0, quota);
    }

    /** A hundred, sold from one time to the other. */
    static TicketType windowed(long id, @Nullable Instant from, @Nullable Instant until) {
        return new TicketType(
                id, "Type " + id, 0, 100, 0, (int) id, from, until, null, TypePricing.PLAIN);
    }

    /** An event with these types, nothing of it given back yet. */
    static Stock stock(SaleTerms terms, TicketType... types) {
        int sold = 0;
        for (var type : types) sold += type.sold();
        var capacity = Pool.capacity(Stream.of(types).map(TicketType::places).toList());
        return new Stock(terms, (int) capacity, sold, sold, List.of(types));
    }

    static Purchase purchase(long event, String email, int quantity) {
        return purchase(event, email, null, new Line(null, quantity));
    }

    static Purchase purchase(long event, String email, @Nullable RequestKey key, Line... lines) {
        var address = new EmailAddress(email);
        return new Purchase(
                event,
                List.of(lines),
                new Buyer("Ana", address, null, null),
                address,
                key,
                false,
                null);
    }

    /** The same, to be confirmed later. */
    static Purchase reservation(long event, String email, int quantity) {
        var p = purchase(event, email, quantity);
        return new Purchase(p.eventId(), p.lines(), p.buyer(), p.quotaEmail(), p.key(), true, null);
    }

    /** The same, for a while. */
    static Purchase reservation(long event, String email, int quantity, Duration holdFor) {
        var p = purchase(event, email, quantity);
        return new Purchase(
                p.eventId(), p.lines(), p.buyer(), p.quotaEmail(), p.key(), true, holdFor);
    }
}
