package dev.marquee.ticket.figures;

import dev.marquee.platform.value.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Sums of one currency, decimal.
 *
 * @param outstanding what bookings cost that wait for their payment now
 * @param refunded what has gone back
 * @param feesKept what was kept of the price of the tickets that it went back for
 */
@Schema(name = "SalesMoney")
public record MoneySum(
        @Schema(example = "EUR") String currency,
        @Schema(example = "4820.00") String paid,
        @Schema(example = "96.00") String outstanding,
        @Schema(example = "86.40") String refunded,
        @Schema(example = "5.00") String feesKept) {

    static MoneySum read(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        return new MoneySum(
                currency,
                Money.text(row.getLong("paid"), currency),
                Money.text(row.getLong("outstanding"), currency),
                Money.text(row.getLong("refunded"), currency),
                Money.text(row.getLong("fees"), currency));
    }
}
