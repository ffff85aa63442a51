package dev.marquee.ticket.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** Tells customer-service who bought tickets. */
@HttpExchange("/internal")
public interface CustomerClient {

    record Buyer(String name, String email, @Nullable String phone, long organizerId) {}

    record Buyers(List<Buyer> buyers) {}

    /**
     * Makes customers of those whose address is not known yet; repeats are harmless.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/buyers")
    void tell(@RequestBody Buyers buyers);

    /**
     * What became of a refund that was decided about a complaint.
     *
     * @param key of the decision
     * @param once names this very news
     * @param phase approved, stuck or done
     * @param amount decimal, in {@code currency}
     */
    record RefundFact(
            String key,
            String once,
            long bookingId,
            long refundId,
            String phase,
            String amount,
            String currency) {}

    record RefundFacts(List<RefundFact> facts) {}

    /**
     * Tells of refunds; repeats are harmless.
     *
     * @throws org.springframework.web.client.RestClientException if that is not certain
     */
    @PostExchange("/complaints/refunds")
    void tellRefunds(@RequestBody RefundFacts facts);
}
