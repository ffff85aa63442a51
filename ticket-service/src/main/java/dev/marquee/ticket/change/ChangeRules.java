package dev.marquee.ticket.change;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.InvalidState;
import dev.marquee.ticket.booking.Ticket;
import dev.marquee.ticket.booking.TicketStatus;
import dev.marquee.ticket.listing.SaleTerms;
import dev.marquee.ticket.listing.TicketType;
import dev.marquee.ticket.offer.OfferUse;
import dev.marquee.ticket.pricing.Discount;
import dev.marquee.ticket.pricing.Pricing;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/** Which tickets may be changed to what, and what they cost then. Stock is decided elsewhere. */
@Component
class ChangeRules {

    private final JdbcClient jdbc;

    ChangeRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What a change would mean now.
     *
     * @param ids of tickets of the booking
     * @param event null for the booking's own
     * @throws ErrorResponseException 409 {@code invalid-state}, {@code ticket-used}, {@code
     *     not-exchangeable}; 422 for tickets, types and events that cannot be meant
     */
    ChangePlan plan(Booking booking, List<Long> ids, long type, @Nullable Long event) {
        if (booking.status() != BookingStatus.CONFIRMED) throw InvalidState.of(booking, "changed");
        var tickets = tickets(booking, ids);
        var target = event == null ? booking.event() : event(booking, event);
        var isMove = target.eventId() != booking.event().eventId();
        if (isMove && (target.isTest() || booking.event().isTest()))
            throw Problems.invalid("event_id", Text.of("invalid.the-same-while-one"));
        var wanted =
                type(target.eventId(), type)
                        .orElseThrow(() ->
                                Problems.invalid(
                                        "ticket_type_id", Text.of("invalid.no-ticket-type-of")));
        var changing = tickets.stream().filter(it -> isMove || it.ticketTypeId() != type).toList();
        checkOffer(booking, changing, wanted, isMove);
        var rates = rates(changing);
        return new ChangePlan(
                booking,
                target,
                wanted,
                changing,
                changing.stream()
                        .map(ticket ->
                                line(
                                        booking,
                                        ticket,
                                        Objects.requireNonNull(rates.get(ticket.id())),
                                        wanted,
                                        isMove))
                        .toList());
    }

    private List<Ticket> tickets(Booking booking, List<Long> ids) {
        var wanted = new HashSet<>(ids);
        var named = booking.tickets().stream().filter(it -> wanted.contains(it.id())).toList();
        if (named.size() < wanted.size())
            throw Problems.invalid("tickets", Text.of("invalid.names-a-ticket-of"));
        for (var ticket : named) {
            var code = booking.event().ticketCode(ticket.number());
            if (ticket.status() == TicketStatus.USED)
                throw Problems.problem(
                        CONFLICT,
                        "ticket-used",
                        Text.of("problem.ticket-used", code),
                        Map.of("name", code));
            if (ticket.status() != TicketStatus.ISSUED)
                throw InvalidState.because(
                        "ticket",
                        "changed",
                        InvalidState.itIs(ticket.status().word()),
                        ticket.status().word());
        }
        if (isAnyBlocked(wanted))
            throw InvalidState.because(
                    "ticket", "changed", Text.of("problem.because.payment-disputed"), "blocked");
        return named;
    }

    private boolean isAnyBlocked(Set<Long> ids) {
        return jdbc.sql("select count(*) from ticket where id in (:ids) and blocked_at is not null")
                        .param("ids", List.copyOf(ids))
                        .query(Long.class)
                        .single()
                > 0;
    }

    private SaleTerms event(Booking booking, long id) {
        return jdbc.sql("select * from sale_terms where event_id = ?")
                .param(id)
                .query((row, n) -> SaleTerms.read(row))
                .optional()
                .filter(it -> it.organizerId() == booking.event().organizerId())
                .filter(it -> it.currency().equals(booking.currency()))
                .orElseThrow(() ->
                        Problems.invalid(
                                "event_id",
                                Text.of("invalid.no-event-of-the", booking.currency())));
    }

    private java.util.Optional<TicketType> type(long event, long id) {
        return jdbc.sql("select * from ticket_type where event_id = ? and id = ?")
                .params(event, id)
                .query((row, n) -> TicketType.read(row))
                .optional();
    }

    private Map<Long, Integer> rates(List<Ticket> tickets) {
        if (tickets.isEmpty()) return Map.of();
        return jdbc
                .sql("select id, tax_rate_bp from ticket where id in (:ids)")
                .param("ids", tickets.stream().map(Ticket::id).toList())
                .query((row, n) -> Map.entry(row.getLong(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * A use that the booking did not take cannot be taken afterwards: its limits may be reached.
     */
    private static void checkOffer(
            Booking booking, List<Ticket> tickets, TicketType type, boolean isMove) {
        var offer = booking.offer();
        if (isMove || offer == null || !offer.perTicket() || offer.uses() == 0) return;
        if (offer.covers(type.id())
                && tickets.stream().anyMatch(it -> !offer.covers(it.ticketTypeId())))
            throw notExchangeable(Text.of("problem.not-exchangeable.offer", offer.name()));
    }

    private static ChangeLine line(
            Booking booking, Ticket ticket, int rate, TicketType type, boolean isMove) {
        var before =
                new Cost(
                        ticket.priceMinor(),
                        ticket.discountMinor(),
                        ticket.paidMinor(),
                        ticket.taxMinor(),
                        rate);
        var discount = keepsDiscount(booking.offer(), type, isMove) ? ticket.discountMinor() : 0;
        return new ChangeLine(
                ticket.id(), ticket.ticketTypeId(), before, after(before, discount, type), null);
    }

    private static boolean keepsDiscount(
            @Nullable OfferUse offer, TicketType type, boolean isMove) {
        return offer != null && !isMove && offer.covers(type.id());
    }

    /**
     * At the type's price of today, less the discount that the ticket had. Where buyers choose the
     * price, what they chose stays, if it is enough. The difference has the tax of its own amount,
     * so that its receipt says what it is.
     */
    private static Cost after(Cost before, long discount, TicketType type) {
        var least = type.pricing().minMinor();
        var price = least == null ? type.priceMinor() : Math.max(before.priceMinor(), least);
        var amount =
                Pricing.of(List.of(new Pricing.Item(type, price, 1)), new Discount.Amount(discount))
                        .tickets()
                        .getFirst();
        var rate = type.pricing().taxRateBp();
        if (before.paidMinor() > 0 && amount.paidMinor() > 0 && rate != before.rateBp())
            throw notExchangeable(Text.of("problem.not-exchangeable.tax", type.name()));
        var more = amount.paidMinor() - before.paidMinor();
        var tax = amount.taxMinor() - before.taxMinor();
        tax = more >= 0 ? Math.clamp(tax, 0, more) : Math.clamp(tax, more, 0);
        return new Cost(
                amount.priceMinor(),
                amount.discountMinor(),
                amount.paidMinor(),
                before.taxMinor() + tax,
                amount.paidMinor() > 0 ? rate : before.rateBp());
    }

    private static ErrorResponseException notExchangeable(Text why) {
        return Problems.problem(CONFLICT, "not-exchangeable", why);
    }
}
