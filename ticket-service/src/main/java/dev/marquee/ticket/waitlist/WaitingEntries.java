package dev.marquee.ticket.waitlist;

import dev.marquee.platform.value.EmailAddress;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The entries of waiting lists, as they are stored. */
@Component
class WaitingEntries {

    private final JdbcClient jdbc;

    WaitingEntries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<WaitingEntry> find(long id) {
        return jdbc.sql("select * from waiting_entry where id = ?")
                .param(id)
                .query((row, n) -> WaitingEntry.read(row))
                .optional();
    }

    /** Those of an event who wait, the first first. */
    List<WaitingEntry> waiting(long event, int limit) {
        return jdbc.sql(
                        """
                        select * from waiting_entry where event_id = :event and state = 'waiting'
                        order by place, id fetch first :limit rows only
                        """)
                .param("event", event)
                .param("limit", limit)
                .query((row, n) -> WaitingEntry.read(row))
                .list();
    }

    /** All of an event of which more may become. */
    List<WaitingEntry> open(long event) {
        return jdbc.sql(
                        """
                        select * from waiting_entry where event_id = ? and state in ('unconfirmed', 'waiting', 'offered')
                        order by place, id
                        """)
                .param(event)
                .query((row, n) -> WaitingEntry.read(row))
                .list();
    }

    /** Those of an address that wait or are offered something, the first come first. */
    List<WaitingEntry> openOf(EmailAddress email) {
        return jdbc.sql(
                        "select * from waiting_entry where email = ? and state in ('waiting', 'offered') order by created_at, id")
                .param(email.value())
                .query((row, n) -> WaitingEntry.read(row))
                .list();
    }

    /** The one that waits or is offered something, of an address and a type. */
    Optional<WaitingEntry> openOf(String openKey) {
        return jdbc.sql("select * from waiting_entry where open_key = ?")
                .param(openKey)
                .query((row, n) -> WaitingEntry.read(row))
                .optional();
    }

    /** Those that were offered tickets by one of these bookings, and have not decided. */
    List<WaitingEntry> offeredBy(List<Long> bookings) {
        return jdbc.sql(
                        "select * from waiting_entry where offered_booking_id in (:bookings) and state = 'offered' order by id")
                .param("bookings", bookings)
                .query((row, n) -> WaitingEntry.read(row))
                .list();
    }

    /** When links were asked for with that address since then. */
    List<Instant> askedSince(EmailAddress email, Instant since) {
        return jdbc.sql(
                        "select created_at from waiting_entry where email = ? and created_at > ? order by created_at")
                .params(email.value(), since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> row.getObject(1, java.time.OffsetDateTime.class).toInstant())
                .list();
    }

    /**
     * How many entries and tickets come before one that waits: of the same type, or of any.
     *
     * @param entries 0 for who is next
     */
    record Before(int entries, int tickets) {}

    Before before(WaitingEntry entry) {
        return jdbc.sql(
                        """
                        select count(*) as entries, coalesce(sum(quantity), 0) as tickets from waiting_entry
                        where event_id = :event and state = 'waiting' and (place < :place or (place = :place and id < :id))
                              and (:type is null or ticket_type_id is null or ticket_type_id = :type)
                        """)
                .param("event", entry.eventId())
                .param("place", entry.place())
                .param("id", entry.id())
                .param("type", entry.ticketTypeId(), Types.BIGINT)
                .query((row, n) -> new Before(row.getInt("entries"), row.getInt("tickets")))
                .single();
    }

    /** A new entry that does not count yet. */
    WaitingEntry add(
            long event,
            @Nullable Long type,
            int quantity,
            String name,
            EmailAddress email,
            EmailAddress quotaEmail,
            @Nullable String locale,
            Instant now) {
        var id = nextId();
        jdbc.sql(
                        """
                        insert into waiting_entry (id, event_id, ticket_type_id, quantity, name, email, quota_email, state, place, created_at, locale)
                        values (:id, :event, :type, :quantity, :name, :email, :quotaEmail, 'unconfirmed', :id, :now, :locale)
                        """)
                .param("id", id)
                .param("event", event)
                .param("type", type, Types.BIGINT)
                .param("quantity", quantity)
                .param("name", name)
                .param("email", email.value())
                .param("quotaEmail", quotaEmail.value())
                .param("locale", locale, Types.VARCHAR)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return find(id).orElseThrow();
    }

    /** The entry for the rest of what was wanted, at the same place. */
    long addRest(WaitingEntry entry, int rest, Instant now) {
        var id = nextId();
        jdbc.sql(
                        """
                        insert into waiting_entry (id, event_id, ticket_type_id, quantity, name, email, quota_email, state, place,
                                                   open_key, created_at, confirmed_at, skips, locale)
                        select cast(:id as bigint), event_id, ticket_type_id, cast(:rest as integer), name, email, quota_email, 'waiting', place,
                               :key, created_at, cast(:now as timestamp with time zone), skips, locale
                        from waiting_entry where id = :entry
                        """)
                .param("id", id)
                .param("rest", rest)
                .param("key", entry.openKey())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("entry", entry.id())
                .update();
        return id;
    }

    private long nextId() {
        return jdbc.sql("select nextval('waiting_entry_ids')").query(Long.class).single();
    }
}
