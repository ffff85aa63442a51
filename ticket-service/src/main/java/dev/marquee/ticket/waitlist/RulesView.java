package dev.marquee.ticket.waitlist;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a waiting list, and how many people it has.
 *
 * @param successors which type is offered to those who wait for one that is no longer sold
 * @param withoutSuccessor how many wait for a type that is no longer sold, and has none: they get
 *     nothing unless one is named
 */
@Schema(name = "WaitingListSettings")
record RulesView(
        boolean enabled,
        @Schema(example = "12") int offerHours,
        @Schema(example = "24") int patienceHours,
        List<Successor> successors,
        @Schema(example = "14") int waiting,
        @Schema(example = "23") int ticketsWanted,
        @Schema(example = "2") int offered,
        @Schema(example = "5") int taken,
        @Schema(example = "0") int withoutSuccessor) {

    /** A type, and the one that follows it. */
    @Schema(name = "WaitingListSuccessor")
    record Successor(
            @Schema(example = "71") @NotNull Long ticketTypeId,
            @Schema(example = "72") @NotNull Long successorId) {}

    /** What is to be the rule. */
    @Schema(name = "WaitingListSettingsRequest")
    record Request(
            @Schema(example = "true") @Nullable Boolean enabled,
            @Schema(example = "12") @Min(1) @Max(168) @Nullable Integer offerHours,
            @Schema(example = "24") @Min(0) @Max(336) @Nullable Integer patienceHours,
            @Size(max = 100) @Nullable List<@NotNull @Valid Successor> successors) {

        WaitlistRules rules() {
            var all = new HashMap<Long, Long>();
            for (var one : Objects.requireNonNullElse(successors, List.<Successor>of()))
                all.put(one.ticketTypeId, one.successorId);
            var usual = WaitlistRules.DEFAULT;
            return new WaitlistRules(
                    Objects.requireNonNullElse(enabled, usual.enabled()),
                    Objects.requireNonNullElse(offerHours, usual.offerHours()),
                    Objects.requireNonNullElse(patienceHours, usual.patienceHours()),
                    all);
        }
    }

    static RulesView of(WaitlistRules rules, WaitlistCounts.Counts counts, int withoutSuccessor) {
        var successors = new ArrayList<Successor>();
        rules.successors().forEach((type, next) -> successors.add(new Successor(type, next)));
        return new RulesView(
                rules.enabled(),
                rules.offerHours(),
                rules.patienceHours(),
                successors,
                counts.waiting(),
                counts.tickets(),
                counts.offered(),
                counts.taken(),
                withoutSuccessor);
    }
}
