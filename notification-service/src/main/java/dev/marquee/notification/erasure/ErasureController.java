package dev.marquee.notification.erasure;

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

    ErasureController(ErasePeople erase) {
        this.erase = erase;
    }

    @PostMapping("/internal/erasures")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@Valid @RequestBody ErasureRequest request) {
        erase.handle(request.erasures());
    }
}
