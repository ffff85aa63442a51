package dev.marquee.notification.webhook.dispatch;

import dev.marquee.notification.webhook.registration.ManageWebhooks;
import dev.marquee.notification.webhook.registration.Webhook;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Sends what people ask for: an event that tests a webhook, or one that was sent before. */
@Service
class ResendDeliveries {

    private final ManageWebhooks webhooks;
    private final Deliveries deliveries;
    private final Dispatcher dispatcher;

    ResendDeliveries(ManageWebhooks webhooks, Deliveries deliveries, Dispatcher dispatcher) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
    }

    /** Queues an event of no meaning. Returns the delivery's id. */
    long test(Caller caller, long id) {
        var webhook = mustBeActive(webhooks.get(caller, id));
        var delivery = deliveries.addTest(webhook);
        dispatcher.wake();
        return delivery;
    }

    /**
     * Sends an event once more, under the same message id.
     *
     * @throws org.springframework.web.ErrorResponseException 404, or 409 {@code webhook-paused} or
     *     {@code being-sent}
     */
    void resend(Caller caller, long id, long delivery) {
        var webhook = webhooks.get(caller, id);
        if (!deliveries.exists(id, delivery)) throw Problems.notFound("delivery");
        mustBeActive(webhook);
        if (!deliveries.resend(id, delivery))
            throw Problems.problem(
                    HttpStatus.CONFLICT, "being-sent", Text.of("problem.being-sent"));
        dispatcher.wake();
    }

    private static Webhook mustBeActive(Webhook webhook) {
        if (webhook.active()) return webhook;
        throw Problems.problem(
                HttpStatus.CONFLICT, "webhook-paused", Text.of("problem.webhook-paused"));
    }
}
