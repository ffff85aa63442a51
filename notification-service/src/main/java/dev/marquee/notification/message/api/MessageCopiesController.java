package dev.marquee.notification.message.api;

import dev.marquee.notification.message.CopyMessages;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where event-service says which event was made after which. */
@RestController
@Hidden
class MessageCopiesController {

    /** An event and the one it was made after. */
    record Copied(@Positive long from, @Positive long to) {}

    private final CopyMessages copy;

    MessageCopiesController(CopyMessages copy) {
        this.copy = copy;
    }

    @PostMapping("/internal/message-copies")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void copied(@Valid @RequestBody Copied copied) {
        copy.handle(copied.from, copied.to);
    }
}
