package dev.marquee.event.editing;

import dev.marquee.event.catalogue.Refusals;
import dev.marquee.event.client.SeatPlanClient;
import dev.marquee.event.client.SeatPlanClient.Plan;
import dev.marquee.event.client.SeatPlanClient.Section;
import dev.marquee.event.seating.ChosenPlan;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** The seat plans of venues. */
@Component
public class SeatPlans {

    private static final Logger log = LoggerFactory.getLogger(SeatPlans.class);

    /**
     * One version of a plan.
     *
     * @param newest the plan's newest version
     */
    public record Version(ChosenPlan plan, String name, int newest, List<Section> sections) {

        public boolean isOutdated() {
            return newest > plan.planVersion();
        }

        Optional<Section> section(String id) {
            return sections.stream().filter(section -> section.id().equals(id)).findFirst();
        }
    }

    private final SeatPlanClient plans;

    SeatPlans(SeatPlanClient plans) {
        this.plans = plans;
    }

    /** The plans of a venue to choose from; null while venue-service does not answer. */
    public @Nullable List<Plan> of(@Nullable Long venue) {
        if (venue == null) return List.of();
        try {
            return plans.of(venue);
        } catch (RestClientException | OAuth2AuthorizationException e) {
            log.warn("venue {} shows no seat plans: {}", venue, e.getMessage());
            return null;
        }
    }

    /** A plan as a page shows it; empty if it is not there, or not known just now. */
    public Optional<Version> find(List<Plan> choices, long id, @Nullable Integer version) {
        try {
            return version(choices, id, version);
        } catch (RestClientException | OAuth2AuthorizationException e) {
            log.warn("seat plan {} cannot be shown: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * A plan of that venue.
     *
     * @param version null for the newest one
     * @throws org.springframework.web.ErrorResponseException 422 if there is none; 503 {@code
     *     venues-unavailable} while venue-service does not answer
     */
    Version get(long venue, long id, @Nullable Integer version) {
        try {
            return version(plans.of(venue), id, version)
                    .orElseThrow(() ->
                            Problems.invalid(
                                    "seating.plan_id", Text.of("invalid.no-seat-plan-of")));
        } catch (HttpClientErrorException.NotFound e) {
            throw Problems.invalid("seating.plan_version", Text.of("invalid.no-version-of-the"));
        } catch (RestClientException | OAuth2AuthorizationException e) {
            log.warn("seat plan {} cannot be looked up: {}", id, e.getMessage());
            throw Refusals.venuesUnavailable();
        }
    }

    private Optional<Version> version(List<Plan> choices, long id, @Nullable Integer version) {
        return choices.stream()
                .filter(plan -> plan.id() == id)
                .findFirst()
                .map(plan -> version(plan, version == null ? plan.version() : version));
    }

    private Version version(Plan plan, int version) {
        return new Version(
                new ChosenPlan(plan.id(), version),
                plan.name(),
                plan.version(),
                version == plan.version()
                        ? plan.sections()
                        : plans.version(plan.id(), version).counted());
    }
}
