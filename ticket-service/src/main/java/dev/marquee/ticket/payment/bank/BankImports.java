package dev.marquee.ticket.payment.bank;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files that were brought. Staff who see all events see all of them, others their own. */
@Component
class BankImports {

    private static final int MOST = 20;

    /** A file that nobody books says who paid whom, and is of no use to anybody. */
    private static final Duration UNBOOKED = Duration.ofDays(7);

    /**
     * A file.
     *
     * @param organizer whose events it is about; null for all
     * @param content null once it is booked
     */
    public record Import(
            long id,
            String fileName,
            String currency,
            String importedBy,
            @Nullable Long organizer,
            Instant importedAt,
            @Nullable Instant bookedAt,
            @Nullable String content) {}

    /** A line as it was booked, or was not. */
    public record Done(
            long line,
            @Nullable String date,
            String amount,
            @Nullable String payer,
            String purpose,
            @Nullable Long bookingId,
            String outcome) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    BankImports(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    long add(String name, String currency, String by, @Nullable Long organizer, String content) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from bank_import where booked_at is null and imported_at < ?")
                .param(now.minus(UNBOOKED))
                .update();
        var id = jdbc.sql("select nextval('bank_import_ids')").query(Long.class).single();
        jdbc.sql(
                        """
                        insert into bank_import (id, file_name, currency, imported_by, organizer_id, imported_at, content)
                        values (:id, :name, :currency, :by, :organizer, :now, :content)
                        """)
                .param("id", id)
                .param("name", name)
                .param("currency", currency)
                .param("by", by)
                .param("organizer", organizer, java.sql.Types.BIGINT)
                .param("now", now)
                .param("content", content)
                .update();
        return id;
    }

    Optional<Import> find(long id, @Nullable Long organizer) {
        return jdbc.sql(
                        "select * from bank_import where id = :id and (cast(:organizer as bigint) is null or organizer_id = :organizer)")
                .param("id", id)
                .param("organizer", organizer, java.sql.Types.BIGINT)
                .query((row, n) -> read(row, row.getString("content")))
                .optional();
    }

    /** The last ones, without their contents. */
    List<Import> last(@Nullable Long organizer) {
        return jdbc.sql(
                        """
                        select id, file_name, currency, imported_by, organizer_id, imported_at, booked_at from bank_import
                        where cast(:organizer as bigint) is null or organizer_id = :organizer order by id desc limit %d
                        """
                                .formatted(MOST))
                .param("organizer", organizer, java.sql.Types.BIGINT)
                .query((row, n) -> read(row, null))
                .list();
    }

    List<Done> lines(long id) {
        return jdbc.sql(
                        """
                        select l.*, p.booking_id from bank_line l left join payment p on p.id = l.payment_id
                        where l.import_id = ? order by l.line
                        """)
                .param(id)
                .query((row, n) ->
                        new Done(
                                row.getLong("line"),
                                row.getString("booked_on"),
                                row.getString("amount"),
                                row.getString("payer"),
                                row.getString("purpose"),
                                row.getObject("booking_id", Long.class),
                                row.getString("outcome")))
                .list();
    }

    /** Stores what came of a line; once for each. */
    void done(long id, MatchedLine matched, LineOutcome outcome) {
        var line = matched.line();
        jdbc.sql(
                        """
                        insert into bank_line (import_id, line, booked_on, amount, payer, purpose, payment_id, outcome)
                        values (:id, :line, :date, :amount, :payer, :purpose, :payment, :outcome)
                        """)
                .param("id", id)
                .param("line", line.line())
                .param("date", line.date())
                .param("amount", line.amount())
                .param("payer", line.payer())
                .param("purpose", line.purpose())
                .param(
                        "payment",
                        matched.payment() == null ? null : matched.payment().id(),
                        java.sql.Types.BIGINT)
                .param("outcome", outcome.word())
                .update();
    }

    /** Nothing of it is booked any more; false if it was booked before. */
    boolean close(long id) {
        return jdbc.sql(
                                "update bank_import set booked_at = ?, content = null where id = ? and booked_at is null")
                        .params(clock.instant().atOffset(ZoneOffset.UTC), id)
                        .update()
                == 1;
    }

    private static Import read(ResultSet row, @Nullable String content) throws SQLException {
        var booked = row.getObject("booked_at", OffsetDateTime.class);
        return new Import(
                row.getLong("id"),
                row.getString("file_name"),
                row.getString("currency"),
                row.getString("imported_by"),
                row.getObject("organizer_id", Long.class),
                row.getObject("imported_at", OffsetDateTime.class).toInstant(),
                booked == null ? null : booked.toInstant(),
                content);
    }
}
