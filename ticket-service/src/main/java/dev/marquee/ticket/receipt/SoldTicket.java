package dev.marquee.ticket.receipt;

import dev.marquee.ticket.pricing.Rounding;
import dev.marquee.ticket.receipt.ReceiptContent.Line;
import dev.marquee.ticket.receipt.ReceiptContent.Tax;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;

/**
 * A ticket as its receipt speaks of it. Amounts are in minor units.
 *
 * @param priceMinor before any discount
 * @param paidMinor its share of what was paid, or of what goes back
 * @param taxMinor the tax in that share
 * @param rateBp in hundredths of a percent
 */
record SoldTicket(
        long id,
        String code,
        String ticketType,
        long priceMinor,
        long paidMinor,
        long taxMinor,
        int rateBp) {

    private record Same(String ticketType, long priceMinor, int rateBp) {}

    static long paid(List<SoldTicket> tickets) {
        return tickets.stream().mapToLong(SoldTicket::paidMinor).sum();
    }

    /** Tickets that cost the same in one line, in the order of the first of each. */
    static List<Line> lines(List<SoldTicket> tickets) {
        var groups = new LinkedHashMap<Same, List<SoldTicket>>();
        for (var ticket : tickets)
            groups.computeIfAbsent(
                            new Same(ticket.ticketType, ticket.priceMinor, ticket.rateBp),
                            same -> new ArrayList<>())
                    .add(ticket);
        return groups.entrySet().stream()
                .map(group -> line(group.getKey(), group.getValue()))
                .toList();
    }

    private static Line line(Same same, List<SoldTicket> tickets) {
        return new Line(
                same.ticketType,
                tickets.size(),
                same.priceMinor,
                same.rateBp,
                paid(tickets),
                tickets.stream().map(SoldTicket::code).toList());
    }

    /** Sums of the tickets' taxes, which were rounded for each; the highest rate first. */
    static List<Tax> taxes(List<SoldTicket> tickets) {
        var rates = new TreeMap<Integer, Tax>(Comparator.reverseOrder());
        for (var ticket : tickets)
            rates.merge(
                    ticket.rateBp,
                    new Tax(ticket.rateBp, ticket.taxMinor, ticket.paidMinor),
                    (one, other) ->
                            new Tax(
                                    one.rateBp(),
                                    one.taxMinor() + other.taxMinor(),
                                    one.totalMinor() + other.totalMinor()));
        return List.copyOf(rates.values());
    }

    /**
     * The same tickets at another sum, in proportion to what was paid for each. What rounding
     * leaves goes to the last of them.
     *
     * @param sumMinor not more than was paid for them
     */
    static List<SoldTicket> spread(List<SoldTicket> tickets, long sumMinor) {
        var paid = paid(tickets);
        if (paid == sumMinor) return tickets;
        var spread = new ArrayList<SoldTicket>(tickets.size());
        long before = 0;
        long given = 0;
        for (var ticket : tickets) {
            before += ticket.paidMinor;
            var until = paid == 0 ? 0 : Rounding.nearest(sumMinor, before, paid);
            spread.add(ticket.at(until - given));
            given = until;
        }
        return spread;
    }

    private SoldTicket at(long share) {
        return new SoldTicket(
                id,
                code,
                ticketType,
                priceMinor,
                share,
                paidMinor == 0 ? 0 : Rounding.nearest(share, taxMinor, paidMinor),
                rateBp);
    }
}
