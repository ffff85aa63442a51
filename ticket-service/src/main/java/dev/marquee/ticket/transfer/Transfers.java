package dev.marquee.ticket.transfer;

import dev.marquee.platform.value.EmailAddress;
import dev.marquee.ticket.booking.Booking;
import dev.marquee.ticket.transfer.Transfer.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The offers of tickets, as they are stored. */
@Component
public class Transfers {

    private static final String SELECT = "select * from ticket_transfer where %s order by id";

    private final JdbcClient jdbc;

    Transfers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Transfer> find(long id) {
        return jdbc.sql(SELECT.formatted("id = ?")).param(id).query(this::row).optional();
    }

    /** All of the ticket, the oldest first. */
    List<Transfer> ofTicket(long ticket) {
        return jdbc.sql(SELECT.formatted("ticket_id = ?")).param(ticket).query(this::row).list();
    }

    /** That of the ticket which waits to be accepted. */
    Optional<Transfer> openOf(long ticket, Instant now) {
        return jdbc.sql(SELECT.formatted("open_ticket_id = ?"))
                .param(ticket)
                .query(this::row)
                .optional()
                .filter(transfer -> transfer.isOpen(now));
    }

    /** Ends what nobody decided in time, so that the ticket can be offered again. */
    void expire(long ticket, Instant now) {
        jdbc.sql(
                        """
                        update ticket_transfer set state = 'expired', open_ticket_id = null, ended_at = expires_at
                        where open_ticket_id = :ticket and expires_at <= :now
                        """)
                .param("ticket", ticket)
                .param("now", at(now))
                .update();
    }

    /** When offers were mailed to that address since then. */
    List<Instant> mailedTo(EmailAddress to, Instant since) {
        return jdbc.sql(
                        "select created_at from ticket_transfer where to_email = :to and created_at > :since")
                .param("to", to.value())
                .param("since", at(since))
                .query((row, n) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .list();
    }

    /** The tickets whose holder has that address since they were handed on, and their bookings. */
    Map<Long, Long> ticketsHandedOnTo(EmailAddress holder) {
        var found = new HashMap<Long, Long>();
        jdbc.sql(
                        "select id, booking_id from ticket where attendee_email = :holder and revision > 0")
                .param("holder", holder.value())
                .query(row -> {
                    found.put(row.getLong("id"), row.getLong("booking_id"));
                });
        return found;
    }

    /** How many offers the tickets of that booking made since then. */
    int ofBookingSince(long booking, Instant since) {
        return jdbc.sql(
                        "select count(*) from ticket_transfer where booking_id = :booking and created_at > :since")
                .param("booking", booking)
                .param("since", at(since))
                .query(Integer.class)
                .single();
    }

    long nextId() {
        return jdbc.sql("select nextval('ticket_transfer_ids')").query(Long.class).single();
    }

    void add(Transfer transfer) {
        jdbc.sql(
                        """
                        insert into ticket_transfer (id, ticket_id, booking_id, open_ticket_id, revision, from_name, from_email, to_name, to_email, state, created_at, expires_at)
                        values (:id, :ticket, :booking, :ticket, :revision, :from_name, :from_email, :to_name, :to_email, 'open', :created_at, :expires_at)
                        """)
                .param("id", transfer.id())
                .param("ticket", transfer.ticketId())
                .param("booking", transfer.bookingId())
                .param("revision", transfer.revision())
                .param("from_name", transfer.fromName())
                .param("from_email", transfer.fromEmail().value())
                .param("to_name", transfer.toName())
                .param("to_email", transfer.toEmail().value())
                .param("created_at", at(transfer.createdAt()))
                .param("expires_at", at(transfer.expiresAt()))
                .update();
    }

    /** Whether this call, and no other, has ended the offer. */
    boolean end(Transfer transfer, State state, Instant now) {
        return jdbc.sql(
                                "update ticket_transfer set state = :state, open_ticket_id = null, ended_at = :now where id = :id and state = 'open'")
                        .param("state", state.word())
                        .param("now", at(now))
                        .param("id", transfer.id())
                        .update()
                == 1;
    }

    /** Keeps the language of whom it was handed on to. */
    void setLanguage(Transfer transfer, @Nullable String locale) {
        jdbc.sql("update ticket_transfer set locale = ? where id = ?")
                .param(locale)
                .param(transfer.id())
                .update();
    }

    /**
     * In what the holder of that revision of a ticket is written to: what they read, as far as it
     * is known, else what its buyer reads, who named them.
     */
    public @Nullable String languageOf(Booking booking, long ticket, int revision) {
        return revision == 0
                ? booking.locale()
                : languageOfHolder(ticket, revision).orElse(booking.locale());
    }

    private Optional<String> languageOfHolder(long ticket, int revision) {
        return jdbc
                .sql(
                        "select locale from ticket_transfer where ticket_id = ? and revision = ? and state = 'accepted' and locale is not null")
                .params(ticket, revision)
                .query(String.class)
                .list()
                .stream()
                .findFirst();
    }

    private Transfer row(ResultSet row, int n) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Transfer(
                row.getLong("id"),
                row.getLong("ticket_id"),
                row.getLong("booking_id"),
                row.getInt("revision"),
                row.getString("from_name"),
                new EmailAddress(row.getString("from_email")),
                row.getString("to_name"),
                new EmailAddress(row.getString("to_email")),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
