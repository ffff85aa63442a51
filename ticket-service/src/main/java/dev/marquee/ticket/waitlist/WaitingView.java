package dev.marquee.ticket.waitlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.ticket.waitlist.chance.ReturnedTickets;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a waiting list, for whoever has its link and for staff.
 *
 * @param ticketTypeId null for any type
 * @param least how few it may want
 * @param place how many come first, and this one; null unless it waits
 * @param ticketsBefore how many tickets those want; null unless it waits
 * @param keptUntil until when free tickets are kept for it until there are enough; null unless they
 *     are
 * @param together whether it let fewer than it wants pass: it is offered all at once, and nothing
 *     is kept for it
 * @param endedBecause why it ended: declined, ran-out, quota, not-possible, twice, ended, cancelled
 * @param returned how many tickets came back in the last week before earlier events of the same
 *     organiser at the same place; null where too little is known, and unless it waits
 * @param offer what it is offered, or was last; null if it never was
 */
@Schema(name = "WaitingEntry")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record WaitingView(
        @Schema(example = "31") long id,
        @Schema(example = "7") long eventId,
        @Schema(example = "EV07") String eventCode,
        @Schema(example = "Lantern Night") String eventName,
        @Schema(example = "2030-11-28T20:00:00Z") Instant eventStartsAt,
        @Schema(example = "Europe/Lisbon") String timeZone,
        @Schema(example = "Riverside Stage") String location,
        @Schema(example = "71") @Nullable Long ticketTypeId,
        @Schema(example = "Standing") @Nullable String ticketType,
        @Schema(example = "2") int quantity,
        @Schema(example = "1") int least,
        @Schema(example = "Ana Silva") String name,
        @Schema(example = "ana@example.org") String email,
        WaitingState state,
        @Schema(example = "2030-11-20T09:30:00Z") Instant joinedAt,
        @Schema(example = "11") @Nullable Integer place,
        @Schema(example = "4") @Nullable Integer ticketsBefore,
        @Nullable Instant keptUntil,
        boolean together,
        @Schema(example = "declined") @Nullable String endedBecause,
        @Nullable Offered offer,
        Rules rules,
        ReturnedTickets.@Nullable Returned returned) {

    /**
     * What is offered.
     *
     * @param seated whether seats go with it: the best that are free when it is taken
     * @param until when it has to be taken, unless it is
     * @param link the page of the booking that holds it, where it is confirmed or paid; null for
     *     staff, and unless it can be taken
     */
    @Schema(name = "OfferedTickets")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Offered(
            @Schema(example = "1184") long bookingId,
            @Schema(example = "2") int quantity,
            List<Item> items,
            @Schema(example = "36.00") String total,
            @Schema(example = "EUR") String currency,
            @Schema(example = "true") boolean seated,
            @Schema(example = "2030-11-20T21:30:00Z") Instant until,
            @Schema(example = "https://tickets.example.org/t/wx-3f9k2m8q0z7x5v1t4r6p8n2b4")
                    @Nullable String link) {}

    /** So many tickets of a type. */
    @Schema(name = "OfferedItem")
    public record Item(
            @Schema(example = "Standing") String ticketType, @Schema(example = "2") int quantity) {}

    /** How the list works. */
    @Schema(name = "WaitingListRules")
    public record Rules(
            @Schema(example = "12") int offerHours, @Schema(example = "24") int patienceHours) {

        static Rules of(WaitlistRules rules) {
            return new Rules(rules.offerHours(), rules.patienceHours());
        }
    }
}
