package dev.marquee.ticket.checkout.engine;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How tickets must not be sold: count, decide, then write, and let the database's guards be off.
 * The races run it too: a race that it survives proves nothing.
 */
final class NaiveSale {

    private final BoxOffice office;
    private final CyclicBarrier threeDecided = new CyclicBarrier(3);

    /** Takes the guards off that would stop it. */
    NaiveSale(BoxOffice office) {
        this.office = office;
        office.jdbc.execute("alter table inventory drop constraint inventory_within_capacity");
        office.jdbc.execute("alter table inventory drop constraint inventory_issued_covers_sold");
    }

    /** Sells if the count allows it. */
    boolean sell(long event, String email, int quantity, int quota) {
        var mine =
                "select count(*) from ticket t join booking b on b.id = t.booking_id where b.event_id = ? and b.buyer_email = ? and t.status <> 'cancelled'";
        return Boolean.TRUE.equals(
                office.transaction.execute(status -> {
                    if (office.live(event) + quantity > capacity(event)) return false;
                    if (office.count(mine, event, email) + quantity > quota) return false;
                    letOthersDecide();
                    write(event, email, null, quantity);
                    return true;
                }));
    }

    /** Gives a booking of one ticket another address if the count allows it. */
    boolean correct(long event, long booking, String email, int quota) {
        var theirs = "select count(*) from booking where event_id = ? and quota_email = ?";
        return Boolean.TRUE.equals(
                office.transaction.execute(status -> {
                    if (office.count(theirs, event, email) + 1 > quota) return false;
                    letOthersDecide();
                    office.jdbc.update(
                            "update booking set buyer_email = ?, quota_email = ? where id = ?",
                            email,
                            email,
                            booking);
                    return true;
                }));
    }

    /** Books unless the key is known; the buyer's phone stands for the key. */
    boolean sellOnce(long event, String email, String key) {
        return Boolean.TRUE.equals(
                office.transaction.execute(status -> {
                    var known =
                            "select count(*) from booking where event_id = ? and buyer_phone = ?";
                    if (office.count(known, event, key) > 0) return false;
                    letOthersDecide();
                    write(event, email, key, 1);
                    return true;
                }));
    }

    /** Reads the counter, decides, and writes what it thinks is the new count. */
    boolean sellByCounter(long event) {
        return Boolean.TRUE.equals(
                office.transaction.execute(status -> {
                    var sold = office.sold(event);
                    if (sold + 1 > capacity(event)) return false;
                    write(event, "someone@example.org", null, 1);
                    office.jdbc.update(
                            "update inventory set sold = ? where event_id = ?", sold + 1, event);
                    return true;
                }));
    }

    /** Gives a booking's only ticket back in the same way. */
    void cancelByCounter(long event, long booking) {
        office.transaction.executeWithoutResult(status -> {
            var sold = office.sold(event);
            office.jdbc.update(
                    "update ticket set status = 'cancelled' where booking_id = ?", booking);
            office.jdbc.update("update inventory set sold = ? where event_id = ?", sold - 1, event);
        });
    }

    /** Lets a reservation lapse if it is still one, and gives its two tickets back. */
    void expire(long event, long booking) {
        office.transaction.executeWithoutResult(status -> {
            var reserved =
                    "select count(*) from booking where id = ? and status = 'pending_payment'";
            if (office.count(reserved, booking) == 0) return;
            letOthersDecide();
            office.jdbc.update("update booking set status = 'expired' where id = ?", booking);
            office.jdbc.update(
                    "update ticket set status = 'cancelled' where booking_id = ?", booking);
            office.jdbc.update("update inventory set sold = sold - 2 where event_id = ?", event);
        });
    }

    /**
     * On a busy machine chance may spare the naive way; here three decide before one of them
     * writes.
     */
    private void letOthersDecide() {
        try {
            threeDecided.await(500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | BrokenBarrierException e) {
            threeDecided.reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int capacity(long event) {
        return office.count("select capacity from inventory where event_id = ?", event);
    }

    private void write(long event, String email, String phone, int quantity) {
        var id = nextId();
        office.jdbc.update(
                """
                insert into booking (id, event_id, status, quantity, total_minor, currency, buyer_name, buyer_email, buyer_phone,
                                     quota_email, created_at)
                values (?, ?, 'confirmed', ?, 0, 'EUR', 'Ana', ?, ?, ?, ?)
                """,
                id,
                event,
                quantity,
                email,
                phone,
                email,
                Timestamp.from(Instant.now()));
        for (int n = 0; n < quantity; n++) {
            var ticket = nextId();
            office.jdbc.update(
                    "insert into ticket (id, booking_id, event_id, number, ticket_type_id, price_minor, status) values (?, ?, ?, ?, ?, 0, 'issued')",
                    ticket,
                    id,
                    event,
                    ticket,
                    event * 10);
        }
    }

    private long nextId() {
        return office.jdbc.queryForObject("select nextval('id_block')", Long.class);
    }
}
