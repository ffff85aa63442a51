package dev.marquee.ticket.waitlist;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves entries from one state to the next, and counts what those who wait want. All of it happens
 * with the event's inventory locked, so that the engine sees what is promised as it is.
 */
@Component
class WaitingMoves {

    private final JdbcClient jdbc;
    private final WaitingEntries entries;

    WaitingMoves(JdbcClient jdbc, WaitingEntries entries) {
        this.jdbc = jdbc;
        this.entries = entries;
    }

    /** Locks the event, as everyone does first who changes its stock. */
    void lock(long event) {
        jdbc.sql("select event_id from inventory where event_id = ? for update")
                .param(event)
                .query(Long.class)
                .single();
    }

    /** It counts from now on. */
    void confirmed(WaitingEntry entry, Instant now) {
        moved(
                jdbc.sql(
                                """
                                update waiting_entry set state = 'waiting', confirmed_at = :now, open_key = :key
                                where id = :id and state = 'unconfirmed'
                                """)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("key", entry.openKey())
                        .param("id", entry.id())
                        .update());
        want(entry, entry.quantity(), now);
    }

    /**
     * Tickets are held for it.
     *
     * @param by who offered them out of order; null for the list itself
     */
    void offered(
            WaitingEntry entry,
            long booking,
            int quantity,
            Instant until,
            @Nullable String by,
            @Nullable String reason,
            Instant now) {
        moved(
                jdbc.sql(
                                """
                                update waiting_entry set state = 'offered', short_since = null, offered_booking_id = :booking,
                                       offered_quantity = :quantity, offered_at = :now, offered_until = :until, offered_by = :by,
                                       offer_reason = :reason
                                where id = :id and state = 'waiting'
                                """)
                        .param("booking", booking)
                        .param("quantity", quantity)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("until", until.atOffset(ZoneOffset.UTC))
                        .param("by", by, Types.VARCHAR)
                        .param("reason", reason, Types.VARCHAR)
                        .param("id", entry.id())
                        .update());
        want(entry, -entry.quantity(), now);
    }

    /** Its offer ran out for the first time: it waits again, at its place. */
    void waitsAgain(WaitingEntry entry, Instant now) {
        moved(
                jdbc.sql(
                                "update waiting_entry set state = 'waiting', skips = skips + 1 where id = ? and state = 'offered'")
                        .param(entry.id())
                        .update());
        want(entry, entry.quantity(), now);
    }

    /**
     * It did not want fewer than it waits for: it waits again at its place until there are as many,
     * and those behind it have what is free until then.
     */
    void letPass(WaitingEntry entry) {
        moved(
                jdbc.sql(
                                "update waiting_entry set state = 'waiting', together = true where id = ? and state = 'offered'")
                        .param(entry.id())
                        .update());
    }

    /** It has what it was offered. Who wanted more goes on waiting for the rest. */
    void taken(WaitingEntry entry, Instant now) {
        end(entry, WaitingState.TAKEN, null, now);
        var offered = entry.offeredQuantity();
        if (offered == null || offered >= entry.quantity()) return;
        var rest = entry.quantity() - offered;
        entries.addRest(entry, rest, now);
        want(entry.eventId(), entry.ticketTypeId(), rest, now);
    }

    /** No more becomes of it. */
    void end(WaitingEntry entry, WaitingState state, @Nullable String because, Instant now) {
        moved(
                jdbc.sql(
                                """
                                update waiting_entry set state = :state, open_key = null, short_since = null, ended_at = :now, ended_because = :because
                                where id = :id and state = :before
                                """)
                        .param("state", state.word())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("because", because, Types.VARCHAR)
                        .param("id", entry.id())
                        .param("before", entry.state().word())
                        .update());
        if (entry.state() == WaitingState.WAITING) want(entry, -entry.quantity(), now);
    }

    /** It keeps its place, and has what is free kept for it. */
    void wantsFewer(WaitingEntry entry, int quantity, Instant now) {
        moved(
                jdbc.sql(
                                "update waiting_entry set quantity = ?, together = false where id = ? and state = 'waiting'")
                        .params(quantity, entry.id())
                        .update());
        want(entry, -entry.quantity(), now);
        want(entry.eventId(), entry.ticketTypeId(), quantity, now);
    }

    /** What is free is kept for it until it can have all that it wants, or the patience is over. */
    void waitsForMore(WaitingEntry entry, Instant now) {
        jdbc.sql("update waiting_entry set short_since = ? where id = ? and short_since is null")
                .params(now.atOffset(ZoneOffset.UTC), entry.id())
                .update();
    }

    /** It waits for another type, because its own is no longer sold. */
    void waitsFor(WaitingEntry entry, long type, Instant now) {
        want(entry, -entry.quantity(), now);
        var key = entry.eventId() + ":" + type + ":" + entry.quotaEmail().value();
        if (entries.openOf(key).isPresent()) {
            jdbc.sql(
                            "update waiting_entry set state = 'closed', open_key = null, short_since = null, ended_at = ?, ended_because = 'twice' where id = ?")
                    .params(now.atOffset(ZoneOffset.UTC), entry.id())
                    .update();
            return;
        }
        jdbc.sql("update waiting_entry set ticket_type_id = ?, open_key = ? where id = ?")
                .params(type, key, entry.id())
                .update();
        if (!entry.together()) want(entry.eventId(), type, entry.quantity(), now);
    }

    private static void moved(int rows) {
        if (rows != 1) throw new IllegalStateException("locked, and yet moved elsewhere");
    }

    private void want(WaitingEntry entry, int more, Instant now) {
        if (!entry.together()) want(entry.eventId(), entry.ticketTypeId(), more, now);
    }

    /** The time of the change is that of the stock's: others follow what everybody can have. */
    private void want(long event, @Nullable Long type, int more, Instant now) {
        jdbc.sql(
                        "update inventory set wanted_any = wanted_any + :any, changed_at = :now where event_id = :event")
                .param("any", type == null ? more : 0)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("event", event)
                .update();
        if (type != null)
            jdbc.sql("update ticket_type set wanted = wanted + ? where event_id = ? and id = ?")
                    .params(more, event, type)
                    .update();
    }
}
