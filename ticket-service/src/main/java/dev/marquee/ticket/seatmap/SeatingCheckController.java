package dev.marquee.ticket.seatmap;

import static org.springframework.http.HttpStatus.CONFLICT;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.listing.SeatPlans;
import dev.marquee.ticket.seating.ChangeSeating;
import dev.marquee.ticket.seating.SeatingTerms;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For event-service: it asks before it gives an event on sale another plan. */
@RestController
class SeatingCheckController {

    private static final int NAMED = 50;

    private final SeatPlans plans;
    private final ChangeSeating seating;

    SeatingCheckController(SeatPlans plans, ChangeSeating seating) {
        this.plans = plans;
        this.seating = seating;
    }

    /**
     * Nothing is changed by it. 409 {@code seats-taken} names seats that somebody would lose; 409
     * {@code capacity-below-sold} says how many places are {@code missing} for what is sold.
     */
    @PostMapping("/internal/events/{id}/seating/check")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void check(@PathVariable long id, @Valid @RequestBody SeatingTerms terms) {
        var plan = plans.of(id, terms);
        var lost = seating.lost(id, terms, plan);
        if (lost.isEmpty()) {
            seating.checkRoom(id, terms, plan);
            return;
        }
        var named = lost.stream().limit(NAMED).toList();
        throw Problems.problem(
                CONFLICT,
                "seats-taken",
                Text.of("problem.seats-taken.already-taken-the", String.join(", ", named)),
                Map.of("seats", named));
    }
}
