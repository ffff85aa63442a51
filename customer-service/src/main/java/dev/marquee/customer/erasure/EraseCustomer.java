package dev.marquee.customer.erasure;

import dev.marquee.customer.client.ErasureClient.Erasure;
import dev.marquee.customer.complaint.ForgetComplaints;
import dev.marquee.customer.contact.Customer;
import dev.marquee.customer.contact.Customers;
import dev.marquee.customer.contact.ManageCustomers;
import dev.marquee.customer.contact.Viewer;
import dev.marquee.customer.imports.ForgetImports;
import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.web.Versions;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Two ways for a customer to go. Deleting takes it off the list with its history; bookings and
 * mails elsewhere keep what they say. Erasing forgets the person: here, and wherever else one of
 * the addresses stands.
 */
@Component
class EraseCustomer {

    /** The topics of what is owed, each with the service it is owed to. */
    static final List<String> SERVICES = List.of("ticket", "notification", "auth");

    /**
     * What erasing somebody would reach.
     *
     * @param entries how many customers that person is here, in anybody's book
     */
    record Reach(List<String> addresses, int entries) {}

    private final ManageCustomers manage;
    private final Customers customers;
    private final Blanks blanks;
    private final ForgetImports forgetImports;
    private final ForgetComplaints forgetComplaints;
    private final Outbox outbox;
    private final AuditTrail audit;

    EraseCustomer(
            ManageCustomers manage,
            Customers customers,
            Blanks blanks,
            ForgetImports forgetImports,
            ForgetComplaints forgetComplaints,
            Outbox outbox,
            AuditTrail audit) {
        this.manage = manage;
        this.customers = customers;
        this.blanks = blanks;
        this.forgetImports = forgetImports;
        this.forgetComplaints = forgetComplaints;
        this.outbox = outbox;
        this.audit = audit;
    }

    static String topic(String service) {
        return "erasure-" + service;
    }

    /** Whom the erasure of a customer would reach; for those who may erase. */
    Reach reach(long id) {
        var same = blanks.samePerson(id);
        return new Reach(blanks.addresses(same), same.size());
    }

    /**
     * Takes a customer off the list, with its history.
     *
     * @param expected the version that was read; null for any
     * @throws org.springframework.web.ErrorResponseException 404; 403 not-yours to an organiser who
     *     neither added it nor has it for itself; 412 where it was changed meanwhile
     */
    @Transactional
    void delete(long id, @Nullable Long expected, Viewer viewer) {
        var customer = lock(id, expected, viewer);
        manage.refuseOthers(customer, viewer);
        blanks.blank(List.of(id));
        audit.record("customer.deleted", "customer:" + id, "");
    }

    /**
     * Forgets a person: every customer here with one of the addresses, and all that the other
     * services know of them. Bookings, tickets and figures stay, without a name.
     *
     * @param expected the version that was read; null for any
     * @throws org.springframework.web.ErrorResponseException 404, or 412 where the customer was
     *     changed meanwhile
     */
    @Transactional
    void erase(long id, @Nullable Long expected, Viewer viewer) {
        manage.get(id, viewer);
        var same = blanks.samePerson(id);
        var locked = customers.lock(same);
        var customer =
                locked.stream()
                        .filter(one -> one.id() == id)
                        .findFirst()
                        .orElseThrow(() -> Versions.changed("customer"));
        check(customer, expected);
        // Before the lock, somebody may have been merged or got another address.
        if (!blanks.samePerson(id).equals(same)) throw Versions.changed("customer");
        var addresses = blanks.addresses(same);
        blanks.blank(same);
        forgetImports.forget(addresses);
        forgetComplaints.forget(addresses);
        for (var address : addresses) outbox.forget(address);
        for (var address : addresses) owe(address);
        for (var one : same) audit.record("customer.erased", "customer:" + one, "");
    }

    private void owe(String address) {
        for (var service : SERVICES) {
            var key = UUID.randomUUID().toString();
            outbox.publish(topic(service), key, new Erasure(key, address));
        }
    }

    private Customer lock(long id, @Nullable Long expected, Viewer viewer) {
        manage.get(id, viewer);
        var customer =
                customers.lock(List.of(id)).stream()
                        .findFirst()
                        .orElseThrow(() -> Versions.changed("customer"));
        check(customer, expected);
        return customer;
    }

    private static void check(Customer customer, @Nullable Long expected) {
        if (expected != null && expected != customer.version()) throw Versions.changed("customer");
    }
}
