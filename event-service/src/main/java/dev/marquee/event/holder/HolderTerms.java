package dev.marquee.event.holder;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Whose the tickets of an event are.
 *
 * @param holderNames whether buyers are asked for the name and e-mail address of each holder
 * @param mailsHolders whether each holder with an e-mail address is sent their own ticket
 * @param maxTransfers how often a ticket can be handed on: 0, not at all, to 10
 * @param transferUntilHours until how many hours before the start it can be handed on
 * @param buyerCancelsTransferred whether a buyer may give a ticket back that was handed on
 */
@Schema(name = "TicketHolders")
public record HolderTerms(
        @Schema(type = "string", example = "optional") @JsonProperty("names")
                HolderNames holderNames,
        @Schema(example = "true") @JsonProperty("mail_tickets") boolean mailsHolders,
        @Schema(example = "2") int maxTransfers,
        @Schema(example = "3") int transferUntilHours,
        @Schema(example = "true") boolean buyerCancelsTransferred) {

    public static final int MOST_TRANSFERS = 10;

    /** A year. */
    public static final int MAX_HOURS = 8760;

    /** Of an event that says nothing else. */
    public static final HolderTerms DEFAULT = new HolderTerms(HolderNames.NONE, true, 2, 0, true);

    public HolderTerms {
        if (maxTransfers < 0 || maxTransfers > MOST_TRANSFERS)
            throw new IllegalArgumentException("a ticket is handed on 0 to 10 times");
        if (transferUntilHours < 0 || transferUntilHours > MAX_HOURS)
            throw new IllegalArgumentException("transfers end at most a year before the event");
    }
}
