package dev.marquee.ticket.receipt;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt says, as it is stored when it is made. Amounts are in minor units of the receipt's
 * currency.
 *
 * @param seller null if the organiser had said nothing of it
 * @param company whom it is invoiced to; null on a receipt
 * @param timeZone in which its dates are read
 * @param discountMinor what was taken off the lines' prices; nothing on a credit note
 * @param taxes for each rate, the highest first
 * @param feeKeptMinor what was kept of the price of the tickets that went back
 * @param method how it was paid, in a word, and the last four digits of the card
 * @param testMode whether no money was moved
 * @param corrects the number of the receipt that a credit note is about
 */
public record ReceiptContent(
        @Nullable Party seller,
        @Nullable String footer,
        @Nullable Party company,
        Event event,
        String timeZone,
        List<Line> lines,
        long subtotalMinor,
        long discountMinor,
        List<Tax> taxes,
        long feeKeptMinor,
        String method,
        @Nullable String card,
        boolean testMode,
        @Nullable String corrects) {

    /**
     * The seller or the buyer.
     *
     * @param address its lines
     * @param country ISO 3166
     */
    public record Party(String name, String address, String country, @Nullable String taxNumber) {}

    public record Event(
            String code, String name, Instant startsAt, String timeZone, String location) {}

    /**
     * Tickets of one type that cost the same.
     *
     * @param unitMinor the price of one, before any discount
     * @param rateBp their tax, in hundredths of a percent
     * @param totalMinor what was paid for them, or what went back
     * @param codes of the tickets
     */
    public record Line(
            String ticketType,
            int quantity,
            long unitMinor,
            int rateBp,
            long totalMinor,
            List<String> codes) {}

    /**
     * The tax of one rate.
     *
     * @param totalMinor with the tax
     */
    public record Tax(int rateBp, long taxMinor, long totalMinor) {

        long netMinor() {
            return totalMinor - taxMinor;
        }
    }

    long taxMinor() {
        return taxes.stream().mapToLong(Tax::taxMinor).sum();
    }
}
