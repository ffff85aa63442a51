package dev.marquee.customer.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.customer.complaint.ComplaintState.Move;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every state, every move, every role. */
class ComplaintStateTest {

    /** What may be done; everything else may not. */
    private static final List<String> ALLOWED =
            List.of(
                    "OPEN START STAFF IN_PROGRESS",
                    "OPEN START ORGANIZER IN_PROGRESS",
                    "OPEN RESOLVE STAFF RESOLVED",
                    "IN_PROGRESS RESOLVE STAFF RESOLVED",
                    "RESOLVED REOPEN REQUESTER IN_PROGRESS",
                    "RESOLVED REOPEN STAFF IN_PROGRESS",
                    "RESOLVED REOPEN SYSTEM IN_PROGRESS",
                    "RESOLVED SETTLE REQUESTER CLOSED",
                    "RESOLVED SETTLE SYSTEM CLOSED",
                    "OPEN DISCARD STAFF CLOSED",
                    "IN_PROGRESS DISCARD STAFF CLOSED");

    @Test
    void every_state_moves_as_the_table_says_and_not_otherwise() {
        var found = new ArrayList<String>();
        for (var state : ComplaintState.values())
            for (var move : Move.values())
                for (var role : Role.values())
                    state.after(move, role)
                            .ifPresent(next ->
                                    found.add("%s %s %s %s".formatted(state, move, role, next)));
        assertThat(found).containsExactlyInAnyOrderElementsOf(ALLOWED);
    }
}
