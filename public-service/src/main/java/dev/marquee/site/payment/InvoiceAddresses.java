package dev.marquee.site.payment;

import dev.marquee.site.client.TicketClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/** Has ticket-service keep whom a booking is invoiced to. */
@Component
class InvoiceAddresses {

    private static final Logger log = LoggerFactory.getLogger(InvoiceAddresses.class);

    private final TicketClient tickets;

    InvoiceAddresses(TicketClient tickets) {
        this.tickets = tickets;
    }

    /** What was asked for before; empty if nothing was, or it is not known just now. */
    InvoiceForm find(Buyer buyer) {
        try {
            return InvoiceForm.of(
                    tickets.invoiceAddress(buyer.id(), buyer.key(), buyer.lookupToken()));
        } catch (RestClientResponseException e) {
            if (e.getStatusCode().value() == 404) return InvoiceForm.EMPTY;
            log.warn("The invoice address of a booking is not known", e);
            return InvoiceForm.EMPTY;
        } catch (RestClientException e) {
            log.warn("The invoice address of a booking is not known", e);
            return InvoiceForm.EMPTY;
        }
    }

    /**
     * Keeps what was typed, if anything was.
     *
     * @return false if something in it is missing or wrong
     */
    boolean save(Buyer buyer, InvoiceForm form) {
        if (!form.isFilled()) return true;
        try {
            tickets.putInvoiceAddress(
                    buyer.id(), buyer.key(), buyer.lookupToken(), form.asAddress());
            return true;
        } catch (RestClientResponseException e) {
            return switch (e.getStatusCode().value()) {
                case 400, 422 -> false;
                // paid or over by now: the page that follows says so
                case 409 -> true;
                default -> throw e;
            };
        }
    }
}
