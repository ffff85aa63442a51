package dev.marquee.notification.webhook.registration;

import dev.marquee.notification.message.StopUnowned;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where auth-service says whose rights have changed. */
@RestController
@Hidden
class WebhookOwnersController {

    private final PauseUnowned pause;
    private final StopUnowned stop;

    WebhookOwnersController(PauseUnowned pause, StopUnowned stop) {
        this.pause = pause;
        this.stop = stop;
    }

    @PostMapping("/internal/webhook-owners")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changed(@Valid @RequestBody WebhookOwnersRequest request) {
        pause.handle(request.owners());
        for (var owner : request.owners()) stop.handle(owner.id(), owner.own(), owner.all());
    }
}
