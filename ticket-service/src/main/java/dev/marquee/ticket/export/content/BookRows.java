package dev.marquee.ticket.export.content;

import dev.marquee.ticket.receipt.ReceiptContent;
import dev.marquee.ticket.search.Conditions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the books from payments and refunds, as the journal does, in the order of time. Whether all
 * is of one moment, the caller's transaction decides.
 */
@Component
class BookRows {

    private static final String PAYMENTS =
            """
            select p.id as cursor_id, p.succeeded_at as at, case when p.purpose = 'surplus' then 'surplus' else 'payment' end as kind,
                   p.booking_id, p.method, p.amount_minor, cast(0 as bigint) as fee_minor, p.currency, r.number as receipt_number, r.content,
                   e.event_id, e.code, e.name, e.time_zone
            from payment p join booking b on b.id = p.booking_id join sale_terms e on e.event_id = b.event_id
            left join receipt r on r.payment_id = p.id %s
            """;

    private static final String REFUNDS =
            """
            select -f.id as cursor_id, f.done_at as at, case when p.purpose = 'surplus' then 'surplus-returned' else 'refund' end as kind,
                   f.booking_id, p.method, -f.amount_minor as amount_minor, f.fee_kept_minor as fee_minor, f.currency,
                   r.number as receipt_number, r.content, e.event_id, e.code, e.name, e.time_zone
            from refund f join payment p on p.id = f.payment_id join booking b on b.id = f.booking_id
            join sale_terms e on e.event_id = b.event_id left join receipt r on r.refund_id = f.id %s
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BookRows(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** How many movements there are. */
    long count(Selection selection) {
        var payments =
                conditions(selection, "p.succeeded_at", "p.state in ('succeeded', 'refunded')");
        var refunds = conditions(selection, "f.done_at", "f.phase = 'done'");
        return jdbc.sql(
                        "select count(*) from (%s union all %s) m"
                                .formatted(
                                        PAYMENTS.formatted(payments.where()),
                                        REFUNDS.formatted(refunds.where())))
                .params(payments.parameters())
                .query(Long.class)
                .single();
    }

    /** Their lines, page by page. */
    Iterable<BookLine> lines(Selection selection, Progress progress) {
        return () -> {
            var movements = new Pages<Booked>(last -> page(selection, last), () -> {});
            return new Iterator<>() {
                private Iterator<BookLine> lines = List.<BookLine>of().iterator();

                @Override
                public boolean hasNext() {
                    while (!lines.hasNext() && movements.hasNext()) {
                        lines = linesOf(movements.next()).iterator();
                        progress.step();
                    }
                    return lines.hasNext();
                }

                @Override
                public BookLine next() {
                    if (!hasNext()) throw new NoSuchElementException();
                    return lines.next();
                }
            };
        };
    }

    private List<Booked> page(Selection selection, @Nullable Booked last) {
        var payments =
                conditions(selection, "p.succeeded_at", "p.state in ('succeeded', 'refunded')")
                        .and(
                                "p.succeeded_at >= :last_at and (p.succeeded_at > :last_at or p.id > :last_id)");
        var refunds =
                conditions(selection, "f.done_at", "f.phase = 'done'")
                        .and(
                                "f.done_at >= :last_at and (f.done_at > :last_at or -f.id > :last_id)");
        return jdbc.sql(
                        """
                        select * from ((%1$s order by p.succeeded_at, p.id limit %3$d) union all (%2$s order by f.done_at, -f.id limit %3$d)) m
                        order by m.at, m.cursor_id limit %3$d
                        """
                                .formatted(
                                        PAYMENTS.formatted(payments.where()),
                                        REFUNDS.formatted(refunds.where()),
                                        Pages.SIZE))
                .params(payments.parameters())
                .param(
                        "last_at",
                        last == null ? Selection.first() : last.at().atOffset(ZoneOffset.UTC))
                .param("last_id", last == null ? Long.MIN_VALUE : last.key())
                .query(BookRows::read)
                .list();
    }

    private static Conditions conditions(Selection selection, String time, String booked) {
        return selection.within(selection.events(), time).and(booked);
    }

    private static Booked read(ResultSet row, int number) throws SQLException {
        return new Booked(
                row.getLong("cursor_id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("kind"),
                row.getLong("booking_id"),
                row.getString("method"),
                row.getLong("amount_minor"),
                row.getLong("fee_minor"),
                row.getString("currency"),
                row.getString("receipt_number"),
                row.getString("content"),
                row.getLong("event_id"),
                row.getString("code"),
                row.getString("name"),
                row.getString("time_zone"));
    }

    /** One for each tax rate of its receipt; what the receipt does not speak of is a line too. */
    private List<BookLine> linesOf(Booked booked) {
        var sign = booked.amountMinor() < 0 ? -1 : 1;
        var lines = new ArrayList<BookLine>();
        var left = booked.amountMinor();
        if (booked.receipt() != null)
            for (var tax : json.readValue(booked.receipt(), ReceiptContent.class).taxes()) {
                var fee = lines.isEmpty() ? booked.feeMinor() : 0;
                lines.add(
                        new BookLine(
                                booked,
                                sign * tax.totalMinor(),
                                tax.rateBp(),
                                sign * tax.taxMinor(),
                                fee));
                left -= sign * tax.totalMinor();
            }
        if (left != 0 || lines.isEmpty())
            lines.add(
                    new BookLine(
                            booked, left, null, null, lines.isEmpty() ? booked.feeMinor() : 0));
        return lines;
    }
}
