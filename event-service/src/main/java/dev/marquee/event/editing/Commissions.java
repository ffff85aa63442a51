package dev.marquee.event.editing;

import dev.marquee.event.catalogue.Refusals;
import dev.marquee.event.client.CustomerClient;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/** Who commissions events: a customer of customer-service, or nobody. */
@Component
class Commissions {

    private static final Logger log = LoggerFactory.getLogger(Commissions.class);

    private final CustomerClient customers;

    Commissions(CustomerClient customers) {
        this.customers = customers;
    }

    /**
     * Refuses a customer who is not there with 422, and any while customer-service does not answer
     * with 503 {@code customers-unavailable}. A program that may not see customers is believed.
     *
     * @param before who it was: one that stays is not asked for
     */
    void refuseUnknown(@Nullable Long customer, @Nullable Long before) {
        if (customer == null || Objects.equals(customer, before)) return;
        try {
            customers.get(customer);
        } catch (HttpClientErrorException.NotFound e) {
            throw Problems.invalid("customer_id", Text.of("invalid.no-such-customer"));
        } catch (HttpClientErrorException.Forbidden e) {
            log.info("customer {} is named by somebody who may not see customers", customer);
        } catch (RestClientException e) {
            log.warn("customer {} cannot be looked up: {}", customer, e.getMessage());
            throw Refusals.customersUnavailable();
        }
    }
}
