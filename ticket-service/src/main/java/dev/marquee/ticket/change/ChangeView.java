package dev.marquee.ticket.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.marquee.platform.value.Money;
import dev.marquee.ticket.change.TicketChange.State;
import dev.marquee.ticket.entry.staff.OfflineDevices;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of tickets in the API. Amounts are decimal, in {@code currency}.
 *
 * @param id absent where it is only asked, or nothing had to be changed
 * @param eventId of the tickets afterwards
 * @param ticketTypeId of the tickets afterwards
 * @param before what was paid for the tickets
 * @param after what they cost as that type
 * @param difference what they become dearer, or cheaper where it is negative
 * @param handling what becomes of the difference; absent where it is only asked
 * @param tickets ids of the tickets that change
 * @param newBookingId the booking that they moved to; absent while they stay in theirs
 * @param newTickets ids of the tickets there
 * @param offlineDevices phones at the door that would not hear of it now; only with dry_run, and
 *     absent if there are none
 */
@Schema(name = "TicketChange")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeView(
        @Schema(example = "17") @Nullable Long id,
        @Schema(example = "1184") long bookingId,
        @Schema(example = "7") long eventId,
        @Schema(example = "72") long ticketTypeId,
        @Schema(example = "24.00") String before,
        @Schema(example = "34.00") String after,
        @Schema(example = "10.00") String difference,
        @Schema(example = "EUR") String currency,
        @Nullable Difference handling,
        @Nullable State state,
        @Schema(example = "As we said on the telephone") @Nullable String reason,
        @Schema(example = "Ana Ribeiro") @Nullable String changedBy,
        @Nullable Instant createdAt,
        @Nullable Instant endedAt,
        @Schema(example = "[1185]") List<Long> tickets,
        @Schema(example = "1190") @Nullable Long newBookingId,
        @Schema(example = "[1191]") @Nullable List<Long> newTickets,
        OfflineDevices.@Nullable Silent offlineDevices) {

    /** The same, with the phones that would not hear of it. */
    ChangeView warning(OfflineDevices.@Nullable Silent silent) {
        return new ChangeView(
                id,
                bookingId,
                eventId,
                ticketTypeId,
                before,
                after,
                difference,
                currency,
                handling,
                state,
                reason,
                changedBy,
                createdAt,
                endedAt,
                tickets,
                newBookingId,
                newTickets,
                silent);
    }

    static ChangeView of(ChangeTickets.Changed changed) {
        var change = changed.change();
        return change == null
                ? planned(changed.plan())
                : of(change, changed.plan().differenceMinor());
    }

    private static ChangeView planned(ChangePlan plan) {
        var currency = plan.booking().currency();
        return new ChangeView(
                null,
                plan.booking().id(),
                plan.event().eventId(),
                plan.type().id(),
                Money.text(plan.beforeMinor(), currency),
                Money.text(plan.afterMinor(), currency),
                Money.text(plan.differenceMinor(), currency),
                currency,
                null,
                null,
                null,
                null,
                null,
                null,
                plan.ticketIds(),
                null,
                null,
                null);
    }

    static ChangeView of(TicketChange change) {
        return of(change, change.lines().stream().mapToLong(ChangeLine::differenceMinor).sum());
    }

    private static ChangeView of(TicketChange change, long differenceMinor) {
        var before = change.lines().stream().mapToLong(it -> it.before().paidMinor()).sum();
        return new ChangeView(
                change.id(),
                change.bookingId(),
                change.eventId(),
                change.ticketTypeId(),
                Money.text(before, change.currency()),
                Money.text(before + differenceMinor, change.currency()),
                Money.text(differenceMinor, change.currency()),
                change.currency(),
                change.difference(),
                change.state(),
                change.reason(),
                change.changedBy(),
                change.createdAt(),
                change.endedAt(),
                change.ticketIds(),
                change.newBookingId(),
                change.newBookingId() == null
                        ? null
                        : change.lines().stream().map(ChangeLine::newTicketId).toList(),
                null);
    }
}
