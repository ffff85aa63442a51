package dev.marquee.ticket.erasure;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.export.ForgetExports;
import dev.marquee.ticket.lookup.EraseLookups;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Forgets somebody in all that this service keeps: as a buyer, and wherever else they are named.
 */
@Component
class EraseTraces {

    private record Column(String table, String name) {}

    /** Where it says who did something; what was done stays. */
    private static final List<Column> DOERS =
            List.of(
                    new Column("bank_import", "imported_by"),
                    new Column("entry_assignment", "assigned_by"),
                    new Column("entry_conflict", "settled_by"),
                    new Column("entry_contact", "name"),
                    new Column("entry_device", "made_by"),
                    new Column("outside_money", "decided_by"),
                    new Column("refund", "asked_by"),
                    new Column("refund", "decided_by"),
                    new Column("refund_decision", "name"),
                    new Column("scan", "forced_by"),
                    new Column("scan", "scanned_by"),
                    new Column("scan", "undone_by"),
                    new Column("seat_block", "made_by"),
                    new Column("ticket_change", "changed_by"),
                    new Column("waiting_entry", "offered_by"));

    private final JdbcClient jdbc;
    private final EraseBuyer buyers;
    private final EraseLookups lookups;
    private final ForgetExports exports;
    private final Outbox outbox;

    EraseTraces(
            JdbcClient jdbc,
            EraseBuyer buyers,
            EraseLookups lookups,
            ForgetExports exports,
            Outbox outbox) {
        this.jdbc = jdbc;
        this.exports = exports;
        this.buyers = buyers;
        this.lookups = lookups;
        this.outbox = outbox;
    }

    /**
     * A second time changes nothing. Each part is a transaction of its own: only the first locks
     * inventories, and what reads whole tables comes after it, so that nobody's sale waits. Where a
     * later part fails, the whole is tried again.
     */
    void handle(EmailAddress email) {
        buyers.handle(email);
        buyers.elsewhere(email);
        // only now: what is begun from here on finds nobody
        exports.naming(email);
        lookups.handle(email);
        jdbc.sql("delete from calendar_address where email = ?").param(email.value()).update();
        for (var column : DOERS)
            jdbc.sql(
                            "update %1$s set %2$s = '(erased)' where %2$s = :email"
                                    .formatted(column.table, column.name))
                    .param("email", email.value())
                    .update();
        outbox.forget(email.value());
    }
}
