package dev.marquee.ticket.waitlist;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What everybody may know of an event's waiting list.
 *
 * @param open whether somebody can wait now: for one of these types, or for any of them
 * @param any whether all types are sold out, so that one can wait for whichever comes free
 * @param waiting how many people wait
 */
@Schema(name = "WaitingList")
record WaitlistSummary(
        boolean open,
        boolean any,
        @Schema(example = "14") int waiting,
        @Schema(example = "4") int quota,
        List<Type> ticketTypes,
        WaitingView.Rules rules) {

    /**
     * A type that is sold out.
     *
     * @param most how many of it one person can have
     */
    @Schema(name = "WaitingListType")
    record Type(
            @Schema(example = "71") long id,
            @Schema(example = "Standing") String name,
            @Schema(example = "24.00") String price,
            @Schema(example = "EUR") String currency,
            @Schema(example = "4") int most) {}
}
