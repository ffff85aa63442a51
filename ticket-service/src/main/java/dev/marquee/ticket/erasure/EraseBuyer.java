package dev.marquee.ticket.erasure;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.booking.BookingHistory;
import dev.marquee.ticket.consent.Consents;
import dev.marquee.ticket.inventory.QuotaTransfer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets a person. Bookings, tickets and figures stay, and go on counting. */
@Component
public class EraseBuyer {

    private static final String NOBODY = "(erased)";

    private record Row(long id, String quotaEmail) {}

    private final JdbcClient jdbc;
    private final QuotaTransfer quotas;
    private final Consents consents;

    public EraseBuyer(JdbcClient jdbc, QuotaTransfer quotas, Consents consents) {
        this.jdbc = jdbc;
        this.quotas = quotas;
        this.consents = consents;
    }

    /**
     * Blanks the buyer of all bookings made with that address, and who comes with their tickets,
     * and ends waiting. Mails that are still owed to that address are not sent any more. A second
     * time changes nothing. The inventories of the events are locked meanwhile, so it finds all it
     * changes by indexes.
     */
    @Transactional
    public void handle(EmailAddress email) {
        var events =
                jdbc.sql(
                                """
                                select event_id from booking where buyer_email = :email
                                union select event_id from waiting_entry where email = :email order by event_id
                                """)
                        .param("email", email.value())
                        .query(Long.class)
                        .list();
        for (var event : events) lock(event);
        consents.erase(email);
        for (var event : events) erase(event, email);
        eraseWaiting(email);
    }

    /**
     * Forgets whoever has single tickets of others' bookings, bookings that were corrected to
     * another address, and where the buyer worked for an event. This reads whole tables, for what
     * it looks for has no index; so it is a transaction of its own that holds up no sale.
     */
    @Transactional
    public void elsewhere(EmailAddress email) {
        eraseFormer(email);
        eraseHolder(email);
        jdbc.sql("update sale_terms set test_email = null where test_email = ?")
                .param(email.value())
                .update();
        ImportedLines.erase(jdbc, email);
        jdbc.sql("delete from entry_assignment where email = ?").param(email.value()).update();
        jdbc.sql("update staff_booking set made_by = ? where made_by = ?")
                .params(NOBODY, email.value())
                .update();
        jdbc.sql("update booking_history set actor = ? where actor = ?")
                .params(NOBODY, email.value())
                .update();
    }

    /** In the order of the ids, as everyone does. */
    private void lock(long event) {
        jdbc.sql("select event_id from inventory where event_id = ? for update")
                .param(event)
                .query(Long.class)
                .single();
    }

    private void erase(long event, EmailAddress email) {
        var bookings =
                jdbc.sql(
                                "select id, quota_email from booking where event_id = ? and buyer_email = ? order by id")
                        .params(event, email.value())
                        .query(Row.class)
                        .list();
        var byQuota = bookings.stream().collect(Collectors.groupingBy(Row::quotaEmail));
        byQuota.forEach((quota, rows) -> moveQuotas(event, quota, ids(rows)));
        for (var booking : bookings)
            jdbc.sql(
                            """
                            update booking set buyer_name = ?, buyer_email = ?, buyer_phone = null, account_id = null where id = ?
                            """)
                    .params(NOBODY, address(booking.id), booking.id)
                    .update();
        if (bookings.isEmpty()) return;
        eraseFromReceipts(ids(bookings));
        jdbc.sql("update refund set reason = null, decision = null where booking_id in (:ids)")
                .param("ids", ids(bookings))
                .update();
        jdbc.sql(
                        """
                        delete from imported_ticket where ticket_id in (select id from ticket where booking_id in (:ids))
                        """)
                .param("ids", ids(bookings))
                .update();
        jdbc.sql("update staff_booking set note = null where booking_id in (:ids)")
                .param("ids", ids(bookings))
                .update();
        // what was handed on is another person's by now
        jdbc.sql(
                        """
                        update ticket set attendee_name = null, attendee_email = null
                        where booking_id in (:ids) and (revision = 0 or attendee_email is null or attendee_email = :email)
                        """)
                .param("ids", ids(bookings))
                .param("email", email.value())
                .update();
        jdbc.sql(
                        """
                        update bank_line set payer = null, purpose = ''
                        where payment_id in (select id from payment where booking_id in (:ids))
                        """)
                .param("ids", ids(bookings))
                .update();
        jdbc.sql(
                        "update booking_history set detail = null where booking_id in (:ids) and what in (:what)")
                .param("ids", ids(bookings))
                .param("what", BookingHistory.What.ofBuyer())
                .update();
    }

    /**
     * The law wants receipts kept, and the company on an invoice; the name of a person it does not.
     */
    private void eraseFromReceipts(List<Long> bookings) {
        jdbc.sql("update receipt set buyer_name = null where booking_id in (:ids)")
                .param("ids", bookings)
                .update();
        jdbc.sql("delete from invoice_address where booking_id in (:ids)")
                .param("ids", bookings)
                .update();
    }

    /** Who has single tickets of others' bookings, or had them, or was offered them. */
    private void eraseHolder(EmailAddress email) {
        jdbc.sql(
                        """
                        update booking_history set detail = null where what in (:what) and booking_id in (
                            select booking_id from ticket_transfer where from_email = :email or to_email = :email
                            union select booking_id from ticket where attendee_email = :email)
                        """)
                .param("what", BookingHistory.What.ofBuyer())
                .param("email", email.value())
                .update();
        jdbc.sql(
                        "update booking_history set detail = null where what = :what and position(:email in detail) > 0")
                .param("what", BookingHistory.What.ATTENDEE_CHANGED.word())
                .param("email", email.value())
                .update();
        jdbc.sql(
                        "update ticket set attendee_name = :nobody, attendee_email = null where attendee_email = :email")
                .param("nobody", NOBODY)
                .param("email", email.value())
                .update();
        jdbc.sql(
                        """
                        update ticket_transfer set state = 'withdrawn', open_ticket_id = null, ended_at = created_at
                        where state = 'open' and (from_email = :email or to_email = :email)
                        """)
                .param("email", email.value())
                .update();
        jdbc.sql(
                        """
                        update ticket_transfer set
                            from_name = case when from_email = :email then :nobody else from_name end,
                            from_email = case when from_email = :email then 'erased-' || id || :erased else from_email end,
                            to_name = case when to_email = :email then :nobody else to_name end,
                            to_email = case when to_email = :email then 'erased-' || id || :erased else to_email end
                        where from_email = :email or to_email = :email
                        """)
                .param("nobody", NOBODY)
                .param("erased", Booking.ERASED)
                .param("email", email.value())
                .update();
    }

    /** Who is forgotten waits for nothing. The inventories are locked. */
    private void eraseWaiting(EmailAddress email) {
        var waiting =
                """
                select coalesce(sum(w.quantity), 0) from waiting_entry w
                where w.email = :email and w.state = 'waiting' and not w.together and w.event_id = %s
                """;
        jdbc.sql(
                        """
                        update ticket_type set wanted = wanted - (%s and w.ticket_type_id = ticket_type.id)
                        where wanted > 0 and event_id in (select event_id from waiting_entry where email = :email)
                        """
                                .formatted(waiting.formatted("ticket_type.event_id")))
                .param("email", email.value())
                .update();
        jdbc.sql(
                        """
                        update inventory set wanted_any = wanted_any - (%s and w.ticket_type_id is null)
                        where wanted_any > 0 and event_id in (select event_id from waiting_entry where email = :email)
                        """
                                .formatted(waiting.formatted("inventory.event_id")))
                .param("email", email.value())
                .update();
        jdbc.sql(
                        """
                        update waiting_entry set name = :nobody, email = 'erased-w' || id || :erased, quota_email = 'erased-w' || id || :erased,
                               state = case when state in ('unconfirmed', 'waiting', 'offered') then 'left' else state end,
                               ended_at = coalesce(ended_at, created_at), open_key = null
                        where email = :email
                        """)
                .param("nobody", NOBODY)
                .param("erased", Booking.ERASED)
                .param("email", email.value())
                .update();
    }

    /** Bookings that were corrected from this address to another one, or there and back. */
    private void eraseFormer(EmailAddress email) {
        jdbc.sql(
                        """
                        update booking_history set detail = null where what in (:what) and booking_id in (
                            select h.booking_id from booking_history h
                            where h.what = :changed and position(:former in ' → ' || h.detail || ' → ') > 0)
                        """)
                .param("what", BookingHistory.What.ofBuyer())
                .param("changed", BookingHistory.What.BUYER_EMAIL_CHANGED.word())
                .param("former", " → " + email.value() + " → ")
                .update();
    }

    /**
     * Counts these bookings for nobody's address from now on. Others may share the quota that they
     * counted for, where {@code name+tag} and {@code name} are one buyer.
     */
    private void moveQuotas(long event, String from, List<Long> bookings) {
        var to = address(bookings.getFirst());
        jdbc.sql("update booking set quota_email = :to where id in (:ids)")
                .param("to", to)
                .param("ids", bookings)
                .update();
        jdbc.sql("update offer_use set quota_email = :to where booking_id in (:ids)")
                .param("to", to)
                .param("ids", bookings)
                .update();
        quotas.move(event, from, to, liveByType(bookings));
    }

    private Map<Long, Integer> liveByType(List<Long> bookings) {
        return jdbc
                .sql(
                        """
                        select ticket_type_id, count(*) as live from ticket
                        where booking_id in (:ids) and status <> 'cancelled' group by ticket_type_id
                        """)
                .param("ids", bookings)
                .query((row, n) -> Map.entry(row.getLong("ticket_type_id"), row.getInt("live")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<Long> ids(List<Row> bookings) {
        return bookings.stream().map(Row::id).toList();
    }

    private static String address(long booking) {
        return "erased-" + booking + Booking.ERASED;
    }
}
