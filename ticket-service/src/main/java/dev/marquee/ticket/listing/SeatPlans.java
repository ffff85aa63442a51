package dev.marquee.ticket.listing;

import dev.marquee.ticket.client.SeatPlanClient;
import dev.marquee.ticket.seating.ChangeSeating;
import dev.marquee.ticket.seating.SeatingTerms;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The plans by which events are sold: asked for once, and kept with the event. */
@Component
public class SeatPlans {

    private final ChangeSeating seating;
    private final SeatPlanClient plans;

    public SeatPlans(ChangeSeating seating, SeatPlanClient plans) {
        this.seating = seating;
        this.plans = plans;
    }

    /**
     * The plan that these terms name, as JSON; null if they name none. Not for a transaction:
     * another service may be asked.
     *
     * @throws org.springframework.web.client.RestClientException if it answers with no such plan
     */
    @Nullable String of(SaleTermsPush push) {
        return push.seating() == null ? null : of(push.eventId(), push.seating());
    }

    /** The same of an event, for terms that it may have later. */
    public String of(long event, SeatingTerms terms) {
        return seating.plan(event, terms)
                .orElseGet(() -> plans.plan(terms.planId(), terms.planVersion()));
    }
}
