package dev.marquee.ticket.listing;

import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.client.SeatPlanClient;
import dev.marquee.ticket.seating.ChangeSeating;
import dev.marquee.ticket.seating.SeatingTerms;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

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
     * @throws org.springframework.web.ErrorResponseException 422 if nobody knows it, 503 if nobody
     *     answers
     */
    @Nullable String of(SaleTermsPush push) {
        return push.seating() == null ? null : of(push.eventId(), push.seating());
    }

    /** The same of an event, for terms that it may have later. */
    public String of(long event, SeatingTerms terms) {
        return seating.plan(event, terms).orElseGet(() -> ask(terms));
    }

    private String ask(SeatingTerms terms) {
        try {
            return plans.plan(terms.planId(), terms.planVersion());
        } catch (HttpClientErrorException.NotFound e) {
            throw Problems.invalid("seating", Text.of("invalid.names-a-plan-that"));
        } catch (RestClientException e) {
            throw Problems.problem(
                    SERVICE_UNAVAILABLE,
                    "service-unavailable",
                    Text.of("problem.service-unavailable.seat-plan-could"),
                    Map.of());
        }
    }
}
