package dev.marquee.customer.merge;

import dev.marquee.customer.client.MovesClient.Move;
import dev.marquee.customer.contact.Addresses;
import dev.marquee.customer.contact.Customer;
import dev.marquee.customer.contact.Customers;
import dev.marquee.customer.contact.DetailChanges;
import dev.marquee.customer.contact.ManageCustomers;
import dev.marquee.customer.contact.Moves;
import dev.marquee.customer.contact.Origin;
import dev.marquee.customer.contact.Viewer;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.web.Versions;
import dev.marquee.platform.words.Text;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes one customer of two. Notes and addresses of the other one move to the one who stays,
 * whoever saw one of them sees that one, and event-service is told to move the events. The other's
 * id goes on leading there.
 */
@Component
class MergeCustomers {

    static final String TOPIC = "customer-move";

    /**
     * What is to be done.
     *
     * @param id who stays
     * @param other who becomes a part of it
     * @param version of the one who stays, as it was read; null for any
     * @param otherVersion the same of the other one
     */
    record Command(
            long id, long other, Keep keep, @Nullable Long version, @Nullable Long otherVersion) {}

    private final ManageCustomers manage;
    private final Customers customers;
    private final Addresses addresses;
    private final Moves moves;
    private final JdbcClient jdbc;
    private final Outbox outbox;

    MergeCustomers(
            ManageCustomers manage,
            Customers customers,
            Addresses addresses,
            Moves moves,
            JdbcClient jdbc,
            Outbox outbox) {
        this.manage = manage;
        this.customers = customers;
        this.addresses = addresses;
        this.moves = moves;
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /**
     * Merges, whole or not at all; of several who merge the same two at once, one does.
     *
     * @return the one who stays
     * @throws org.springframework.web.ErrorResponseException 404 where the viewer does not see
     *     both, 403 not-yours where others work with one of them, 422 where they are the same, 412
     *     where one was changed, or merged, since it was read
     */
    @Transactional
    Customer handle(Command command, Viewer viewer) {
        for (var id : List.of(command.id, command.other))
            if (manage.get(id, viewer).id() != id) throw Versions.changed("customer");
        if (command.id == command.other)
            throw Problems.invalid("other_id", Text.of("invalid.another-customer"));
        var both = customers.lock(List.of(command.id, command.other));
        if (both.size() != 2) throw Versions.changed("customer");
        var first = both.getFirst().id() == command.id;
        var stays = first ? both.getFirst() : both.getLast();
        var goes = first ? both.getLast() : both.getFirst();
        for (var one : both) manage.refuseOthers(one, viewer);
        check(stays, command.version);
        check(goes, command.otherVersion);
        takeOver(stays, goes);
        var details = command.keep.of(stays.details(), goes.details());
        customers.change(stays.id(), details, stays.version());
        outbox.publish(
                TOPIC,
                TOPIC + ":" + goes.id() + ":" + stays.id(),
                new Move(TOPIC + ":" + goes.id() + ":" + stays.id(), goes.id(), stays.id()));
        manage.record(
                "customer.merged",
                stays.id(),
                "customer:" + goes.id(),
                DetailChanges.between(stays.details(), details));
        return manage.get(stays.id(), viewer);
    }

    private static void check(Customer customer, @Nullable Long expected) {
        if (expected != null && expected != customer.version()) throw Versions.changed("customer");
    }

    private void takeOver(Customer stays, Customer goes) {
        move("update customer_address set customer_id = ? where customer_id = ?", stays, goes);
        move("update customer_note set customer_id = ? where customer_id = ?", stays, goes);
        everyAddressInEveryBook(stays.id());
        jdbc.sql(
                        """
                        update customer set book = :book, origin = :origin, created_at = least(created_at, :since),
                               added_by = case when added_by = :other then added_by end
                        where id = :id
                        """)
                .param("book", theBook(addresses.books(stays.id())))
                .param("origin", (stays.origin() == Origin.BUYER ? goes : stays).origin().word())
                .param("other", goes.addedBy(), Types.BIGINT)
                .param("since", goes.createdAt().atOffset(ZoneOffset.UTC))
                .param("id", stays.id())
                .update();
        moves.add(goes.id(), stays.id());
        jdbc.sql("delete from customer where id = ?").param(goes.id()).update();
    }

    private static @Nullable Long theBook(List<Long> books) {
        if (books.contains(Viewer.HOUSE)) return Viewer.HOUSE;
        return books.size() == 1 ? books.getFirst() : null;
    }

    /** Where the customer is known at all, it is known by all of its addresses. */
    private void everyAddressInEveryBook(long customer) {
        jdbc.sql(
                        """
                        insert into customer_address (book, email_key, customer_id, email)
                        select b.book, k.email_key, :id, k.email
                        from (select distinct book from customer_address where customer_id = :id) b
                        cross join (select email_key, min(email) as email from customer_address
                                    where customer_id = :id group by email_key) k
                        where not exists (select 1 from customer_address t
                                          where t.book = b.book and t.email_key = k.email_key)
                        order by b.book, k.email_key
                        on conflict do nothing
                        """)
                .param("id", customer)
                .update();
    }

    private void move(String statement, Customer stays, Customer goes) {
        jdbc.sql(statement).params(stays.id(), goes.id()).update();
    }
}
