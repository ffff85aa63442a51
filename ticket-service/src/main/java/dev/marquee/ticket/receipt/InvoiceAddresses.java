package dev.marquee.ticket.receipt;

import dev.marquee.platform.words.Text;
import dev.marquee.ticket.booking.BookingChange;
import dev.marquee.ticket.booking.BookingStatus;
import dev.marquee.ticket.booking.InvalidState;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The companies that bookings are invoiced to. Hardly any booking has one. */
@Component
class InvoiceAddresses {

    private final JdbcClient jdbc;
    private final BookingChange change;
    private final Receipts receipts;

    InvoiceAddresses(JdbcClient jdbc, BookingChange change, Receipts receipts) {
        this.jdbc = jdbc;
        this.change = change;
        this.receipts = receipts;
    }

    Optional<InvoiceAddress> find(long bookingId) {
        return jdbc.sql("select * from invoice_address where booking_id = ?")
                .param(bookingId)
                .query((row, n) ->
                        new InvoiceAddress(
                                row.getString("company"),
                                row.getString("address"),
                                row.getString("country"),
                                row.getString("tax_number")))
                .optional();
    }

    /**
     * Stores it in place of what was there.
     *
     * @throws org.springframework.web.ErrorResponseException 409 {@code invalid-state} if the
     *     booking has its receipt, which never changes, or can get none
     */
    void save(long bookingId, InvoiceAddress address) {
        change.of(
                bookingId,
                (booking, now) -> {
                    if (!receipts.ofBooking(bookingId).isEmpty())
                        throw InvalidState.because(
                                "booking",
                                "given-another-invoice-address",
                                Text.of("problem.because.receipt-made"),
                                booking.status().word());
                    if (!booking.amounts().costs()
                            || booking.status() != BookingStatus.PENDING_PAYMENT)
                        throw InvalidState.of(booking, "given-an-invoice-address");
                    jdbc.sql("delete from invoice_address where booking_id = ?")
                            .param(bookingId)
                            .update();
                    jdbc.sql(
                                    """
                                    insert into invoice_address (booking_id, company, address, country, tax_number, updated_at)
                                    values (:id, :company, :address, :country, :tax, :now)
                                    """)
                            .param("id", bookingId)
                            .param("company", address.company())
                            .param("address", address.address())
                            .param("country", address.country())
                            .param("tax", address.taxNumber(), Types.VARCHAR)
                            .param("now", now.atOffset(ZoneOffset.UTC))
                            .update();
                });
    }
}
