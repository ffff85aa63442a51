package dev.marquee.ticket.receipt;

import dev.marquee.ticket.receipt.ReceiptContent.Party;
import org.jspecify.annotations.Nullable;

/**
 * A company that a booking is invoiced to.
 *
 * @param address its lines
 * @param country ISO 3166
 */
record InvoiceAddress(String company, String address, String country, @Nullable String taxNumber) {

    Party asParty() {
        return new Party(company, address, country, taxNumber);
    }
}
