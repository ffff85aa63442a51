package dev.marquee.customer;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** Changes to customers, with their refusals. */
@Component
class ManageCustomers {

    /**
     * A customer by e-mail address.
     *
     * @param created whether there was none before
     */
    record FoundOrAdded(Customer customer, boolean created) {}

    private final Customers customers;
    private final AuditTrail audit;

    ManageCustomers(Customers customers, AuditTrail audit) {
        this.customers = customers;
        this.audit = audit;
    }

    /**
     * Adds a customer.
     *
     * @throws ErrorResponseException 409 email-taken, with the id of the customer who has it
     */
    Customer add(CustomerRequest request) {
        return customers.add(request).orElseThrow(() -> taken(request));
    }

    /** Finds the customer with this e-mail address, or adds one; ask as often as you like. */
    FoundOrAdded findOrAdd(CustomerRequest request) {
        while (true) {
            var found = customers.findByEmail(request);
            if (found.isPresent()) return new FoundOrAdded(found.get(), false);
            var added = customers.add(request);
            if (added.isPresent()) return new FoundOrAdded(added.get(), true);
            // somebody else added it just now: it is found in the next round
        }
    }

    /**
     * Changes a customer.
     *
     * @throws ErrorResponseException 404, or 409 email-taken
     */
    Customer change(long id, CustomerRequest request) {
        try {
            if (!customers.change(id, request)) throw Problems.notFound("customer");
        } catch (DuplicateKeyException e) {
            throw taken(request);
        }
        return get(id);
    }

    /** Forgets a customer; 404 where there is none. The audit trail keeps that, but not whom. */
    @Transactional
    void delete(long id) {
        if (!customers.delete(id)) throw Problems.notFound("customer");
        audit.record("customer.erased", "customer:" + id, "");
    }

    /** Writes into a customer's history; 404 where there is no such customer. */
    void note(long id, String author, String text) {
        if (!customers.note(id, author, text)) throw Problems.notFound("customer");
    }

    Customer get(long id) {
        return customers.find(id).orElseThrow(() -> Problems.notFound("customer"));
    }

    private ErrorResponseException taken(CustomerRequest request) {
        var other = customers.findByEmail(request);
        return Problems.problem(
                HttpStatus.CONFLICT,
                "email-taken",
                "Another customer has this e-mail address. Change that one, or use another address.",
                other.<Map<String, ?>>map(customer -> Map.of("customer_id", customer.id()))
                        .orElse(Map.of()));
    }
}
