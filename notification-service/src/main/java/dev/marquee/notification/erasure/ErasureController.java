package dev.marquee.notification.erasure;

import dev.marquee.platform.outbox.Outbox;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where customer-service says whom to forget. */
@RestController
@Hidden
class ErasureController {

    private final ErasePeople erase;
    private final Outbox outbox;

    ErasureController(ErasePeople erase, Outbox outbox) {
        this.erase = erase;
        this.outbox = outbox;
    }

    @PostMapping("/internal/erasures")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@Valid @RequestBody ErasureRequest request) {
        erase.handle(request.erasures());
        for (var person : request.erasures()) outbox.forget(person.email());
    }
}
