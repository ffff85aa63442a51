package dev.marquee.ticket.receipt;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The receipts, as they are stored. */
@Component
public class Receipts {

    /**
     * What a receipt is made of.
     *
     * @param paymentId of a receipt; null of a credit note
     * @param refundId of a credit note; null of a receipt
     * @param test whether the event is only tried out: then it has no number of the series
     * @param at when the money came or went; its year is that of the number
     */
    record Draft(
            long organizerId,
            ReceiptKind kind,
            long bookingId,
            @Nullable Long paymentId,
            @Nullable Long refundId,
            String currency,
            long totalMinor,
            String buyerName,
            ReceiptContent content,
            boolean test,
            Instant at) {}

    /** The year of receipts that have no number of a series. */
    private static final int NO_SERIES = 0;

    private final JdbcClient jdbc;
    private final ReceiptSeries series;
    private final JsonMapper json;

    Receipts(JdbcClient jdbc, ReceiptSeries series, JsonMapper json) {
        this.jdbc = jdbc;
        this.series = series;
        this.json = json;
    }

    /** Those of a booking, in the order in which they were made. */
    public List<Receipt> ofBooking(long bookingId) {
        return jdbc.sql("select * from receipt where booking_id = ? order by id")
                .param(bookingId)
                .query((row, n) -> read(row))
                .list();
    }

    /** The credit note of a refund. */
    public Optional<Receipt> ofRefund(long refundId) {
        return jdbc.sql("select * from receipt where refund_id = ?")
                .param(refundId)
                .query((row, n) -> read(row))
                .optional();
    }

    /** The receipt of a payment. */
    Optional<Receipt> ofPayment(long paymentId) {
        return jdbc.sql("select * from receipt where payment_id = ?")
                .param(paymentId)
                .query((row, n) -> read(row))
                .optional();
    }

    /** Stores it with the next number, as the last lock of the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Draft draft, String prefix) {
        var zone = ZoneId.of(draft.content.timeZone());
        var year = draft.test ? NO_SERIES : draft.at.atZone(zone).getYear();
        var content = json.writeValueAsString(draft.content);
        var id = jdbc.sql("select nextval('receipt_ids')").query(Long.class).single();
        var number = draft.test ? Math.toIntExact(id) : series.next(draft.organizerId, year);
        jdbc.sql(
                        """
                        insert into receipt (id, organizer_id, series_year, series_number, number, kind, booking_id, payment_id,
                                             refund_id, currency, total_minor, tax_minor, buyer_name, content, issued_at)
                        values (:id, :organizer, :year, :number, :text, :kind, :booking, :payment,
                                :refund, :currency, :total, :tax, :buyer, :content, :at)
                        """)
                .param("id", id)
                .param("organizer", draft.organizerId)
                .param("year", year)
                .param("number", number)
                .param(
                        "text",
                        draft.test
                                ? "TEST-%06d".formatted(id)
                                : ReceiptSeries.text(prefix, year, number))
                .param("kind", draft.kind.word())
                .param("booking", draft.bookingId)
                .param("payment", draft.paymentId, java.sql.Types.BIGINT)
                .param("refund", draft.refundId, java.sql.Types.BIGINT)
                .param("currency", draft.currency)
                .param("total", draft.totalMinor)
                .param("tax", draft.content.taxMinor())
                .param("buyer", draft.buyerName)
                .param("content", content)
                .param("at", draft.at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private Receipt read(ResultSet row) throws SQLException {
        return new Receipt(
                row.getLong("id"),
                row.getLong("organizer_id"),
                row.getString("number"),
                ReceiptKind.of(row.getString("kind")),
                row.getLong("booking_id"),
                row.getString("currency"),
                row.getLong("total_minor"),
                row.getLong("tax_minor"),
                row.getString("buyer_name"),
                json.readValue(row.getString("content"), ReceiptContent.class),
                row.getObject("issued_at", OffsetDateTime.class).toInstant());
    }
}
