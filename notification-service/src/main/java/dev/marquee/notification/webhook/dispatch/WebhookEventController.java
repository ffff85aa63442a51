package dev.marquee.notification.webhook.dispatch;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where the other services say what happened. */
@RestController
@Hidden
class WebhookEventController {

    private final Deliveries deliveries;
    private final Dispatcher dispatcher;

    WebhookEventController(Deliveries deliveries, Dispatcher dispatcher) {
        this.deliveries = deliveries;
        this.dispatcher = dispatcher;
    }

    @PostMapping("/internal/webhook-events")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void accept(@Valid @RequestBody WebhookEventRequest request) {
        if (deliveries.add(request.events()) > 0) dispatcher.wake();
    }
}
