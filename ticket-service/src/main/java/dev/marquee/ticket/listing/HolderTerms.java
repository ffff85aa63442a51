package dev.marquee.ticket.listing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * What an event says about those who come with its tickets.
 *
 * @param mailsHolders whether each holder with an e-mail address is sent their own ticket
 * @param maxTransfers how often a ticket can be handed on; 0: not at all
 * @param transferUntilHours until how many hours before the event begins
 * @param buyerCancelsTransferred whether a buyer may give a ticket back that was handed on
 */
public record HolderTerms(
        @NotNull Names names,
        @JsonProperty("mail_tickets") boolean mailsHolders,
        @Min(0) @Max(10) int maxTransfers,
        @Min(0) @Max(8760) int transferUntilHours,
        boolean buyerCancelsTransferred) {

    /** Whether buyers say who comes with each ticket. */
    public enum Names {
        NONE,
        OPTIONAL,
        REQUIRED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of an event that says nothing else. */
    public static final HolderTerms DEFAULT = new HolderTerms(Names.NONE, true, 2, 0, true);

    /** From when on a ticket can no longer be handed on. */
    public Instant transferableUntil(Instant eventStart) {
        return eventStart.minus(Duration.ofHours(transferUntilHours));
    }

    static HolderTerms read(ResultSet row) throws SQLException {
        return new HolderTerms(
                Names.valueOf(row.getString("holder_names").toUpperCase(Locale.ROOT)),
                row.getBoolean("mails_holders"),
                row.getInt("max_transfers"),
                row.getInt("transfer_until_hours"),
                row.getBoolean("buyer_cancels_transferred"));
    }
}
