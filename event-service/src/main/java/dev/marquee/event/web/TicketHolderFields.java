package dev.marquee.event.web;

import dev.marquee.event.editing.TicketHoldersRequest;
import dev.marquee.event.holder.HolderTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Whose the tickets are, as it is typed into the page. */
record TicketHolderFields(
        @Nullable String names,
        @Nullable String mailTickets,
        @Nullable String maxTransfers,
        @Nullable String transferUntilHours,
        @Nullable String buyerCancelsTransferred) {

    static final TicketHolderFields DEFAULT = of(HolderTerms.DEFAULT);

    static TicketHolderFields of(HolderTerms terms) {
        return new TicketHolderFields(
                terms.holderNames().word(),
                String.valueOf(terms.mailsHolders()),
                String.valueOf(terms.maxTransfers()),
                terms.transferUntilHours() == 0 ? "" : String.valueOf(terms.transferUntilHours()),
                String.valueOf(terms.buyerCancelsTransferred()));
    }

    boolean isDefault() {
        return equals(DEFAULT);
    }

    TicketHoldersRequest toRequest(Errors errors) {
        return new TicketHoldersRequest(
                names,
                !"false".equals(mailTickets),
                TypedNumbers.number("ticketHolders.maxTransfers", maxTransfers, errors),
                TypedNumbers.number("ticketHolders.transferUntilHours", transferUntilHours, errors),
                !"false".equals(buyerCancelsTransferred));
    }
}
