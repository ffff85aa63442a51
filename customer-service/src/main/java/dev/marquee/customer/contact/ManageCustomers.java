package dev.marquee.customer.contact;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import dev.marquee.platform.words.Text;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.ErrorResponseException;

/** Changes to customers, with their refusals. Whom somebody may not see is not there. */
@Component
public class ManageCustomers {

    /**
     * A customer by e-mail address.
     *
     * @param created whether there was none before
     */
    record FoundOrAdded(Customer customer, boolean created) {}

    private final Customers customers;
    private final Addresses addresses;
    private final Notes notes;
    private final AuditTrail audit;

    ManageCustomers(Customers customers, Addresses addresses, Notes notes, AuditTrail audit) {
        this.customers = customers;
        this.addresses = addresses;
        this.notes = notes;
        this.audit = audit;
    }

    /**
     * A customer, also by the id of one that was merged into it.
     *
     * @throws ErrorResponseException 404
     */
    public Customer get(long id, Viewer viewer) {
        return customers.find(id, viewer).orElseThrow(() -> Problems.notFound("customer"));
    }

    /**
     * Adds a customer of the house.
     *
     * @throws ErrorResponseException 409 email-taken, with the id of the customer who has it
     */
    Customer add(Details details, Viewer viewer) {
        var known = customers.byAddress(details.key(), viewer);
        if (known.isPresent()) throw taken(known.get());
        return customers
                .add(new NewCustomer(details, Origin.STAFF, Viewer.HOUSE, viewer.account()))
                .map(id -> get(id, viewer))
                .orElseThrow(() -> taken(details, viewer));
    }

    /**
     * Finds the customer with this e-mail address, or adds one; ask as often as you like. A service
     * that asks does so for a buyer, who is in nobody's book then.
     */
    FoundOrAdded findOrAdd(Details details, Viewer viewer) {
        var person = viewer.account() != null;
        var added =
                new NewCustomer(
                        details,
                        person ? Origin.STAFF : Origin.BUYER,
                        person ? Viewer.HOUSE : Viewer.NOBODY,
                        viewer.account());
        while (true) {
            var found = customers.byAddress(details.key(), viewer);
            if (found.isPresent()) return new FoundOrAdded(found.get(), false);
            var id = customers.add(added);
            if (id.isPresent()) return new FoundOrAdded(get(id.get(), viewer), true);
            // somebody else added it just now: it is found in the next round
        }
    }

    /**
     * Changes a customer. A new e-mail address takes the place of the first one, unless it is one
     * of the customer's further ones: then both stay.
     *
     * @param expected the version that was read; null for any
     * @throws ErrorResponseException 404; 403 not-yours where others work with it too; 409
     *     email-taken; 412 where somebody else changed it
     */
    @Transactional
    public Customer change(long id, Details details, @Nullable Long expected, Viewer viewer) {
        var before = lock(id, viewer);
        refuseOthers(before, viewer);
        if (expected != null && expected != before.version()) throw Versions.changed("customer");
        if (details.key().equals(before.details().key()))
            addresses.spell(id, details.key(), details.email());
        else move(before, details, viewer);
        customers.change(id, details, null);
        var changes = DetailChanges.between(before.details(), details);
        if (!changes.isEmpty()) record("customer.changed", id, "", changes);
        return get(id, viewer);
    }

    /**
     * Whether the viewer may change, merge or delete the customer: an organiser whom it added, or
     * its own buyer.
     */
    public boolean mayChange(Customer customer, Viewer viewer) {
        return viewer.all()
                || viewer.account() != null
                        && (viewer.account().equals(customer.addedBy())
                                || addresses
                                        .books(customer.id())
                                        .equals(List.of(viewer.account())));
    }

    /**
     * Leaves the customer alone where others work with it.
     *
     * @throws ErrorResponseException 403 not-yours to who neither added it nor has it for itself
     */
    public void refuseOthers(Customer customer, Viewer viewer) {
        if (!mayChange(customer, viewer))
            throw Problems.problem(HttpStatus.FORBIDDEN, "not-yours", Text.of("problem.not-yours"));
    }

    /**
     * Writes a change into the audit trail, hinted at, and into the customer's history, in full.
     *
     * @param what was done besides, for the start of both; may be empty
     */
    public void record(String action, long id, String what, DetailChanges changes) {
        audit.record(action, "customer:" + id, told(what, changes.hinted()));
        var author = Caller.current().map(Caller::name).orElse("Marquee");
        if (!changes.isEmpty()) notes.add(id, author, "Changed: " + changes.inFull());
    }

    private static String told(String what, String changes) {
        return what.isEmpty() || changes.isEmpty() ? what + changes : what + ": " + changes;
    }

    private void move(Customer customer, Details details, Viewer viewer) {
        var key = details.key();
        var known = customers.byAddress(key, viewer);
        if (known.isPresent() && known.get().id() == customer.id()) return;
        if (known.isPresent()) throw taken(known.get());
        for (var book : addresses.books(customer.id())) {
            if (addresses.add(book, key, customer.id(), details.email())) continue;
            // In a book that the viewer does not see, another one keeps it.
            customers
                    .byAddress(key, viewer)
                    .filter(other -> other.id() != customer.id())
                    .ifPresent(other -> {
                        throw taken(other);
                    });
        }
        addresses.remove(customer.id(), customer.details().key());
    }

    /**
     * Writes into a customer's history; into that of another where it was merged meanwhile.
     *
     * @throws ErrorResponseException 404
     */
    @Transactional
    public void note(long id, String author, String text, Viewer viewer) {
        while (true) {
            var now = get(id, viewer).id();
            if (customers.lock(List.of(now)).isEmpty()) continue; // gone just now: look again
            notes.add(now, author, text.strip());
            return;
        }
    }

    /**
     * The customer as it is, and stays until the transaction ends; 404 where there is none. One
     * that was merged into another has changed.
     */
    private Customer lock(long id, Viewer viewer) {
        if (get(id, viewer).id() != id) throw Versions.changed("customer");
        return customers.lock(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> Versions.changed("customer"));
    }

    /** Somebody added it just now. */
    private ErrorResponseException taken(Details details, Viewer viewer) {
        return customers
                .byAddress(details.key(), viewer)
                .map(ManageCustomers::taken)
                .orElseGet(() -> Versions.changed("customer"));
    }

    private static ErrorResponseException taken(Customer other) {
        return Problems.problem(
                HttpStatus.CONFLICT,
                "email-taken",
                Text.of("problem.email-taken"),
                Map.of("customer_id", other.id()));
    }
}
