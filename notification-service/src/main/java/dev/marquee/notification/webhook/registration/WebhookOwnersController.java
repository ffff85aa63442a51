package dev.marquee.notification.webhook.registration;

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

    WebhookOwnersController(PauseUnowned pause) {
        this.pause = pause;
    }

    @PostMapping("/internal/webhook-owners")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changed(@Valid @RequestBody WebhookOwnersRequest request) {
        pause.handle(request.owners());
    }
}
