package dev.marquee.ticket.receipt;

import dev.marquee.ticket.receipt.ReceiptContent.Party;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What an organiser's receipts say of the seller.
 *
 * @param address its lines
 * @param country ISO 3166, such as {@code PT}
 * @param numberPrefix stands before the numbers; empty for none
 * @param footer a line at the end of each page; null for none
 * @param timeZone in which the dates and the years of the numbers are
 */
public record Seller(
        long organizerId,
        String name,
        String address,
        String country,
        @Nullable String taxNumber,
        String numberPrefix,
        @Nullable String footer,
        ZoneId timeZone) {

    Party asParty() {
        return new Party(name, address, country, taxNumber);
    }
}
