package dev.marquee.auth.erasure;

import dev.marquee.auth.erasure.ErasureRequest.One;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where customer-service has people forgotten. */
@Hidden
@RestController
class ErasureController {

    private final EraseAccounts erase;

    ErasureController(EraseAccounts erase) {
        this.erase = erase;
    }

    @PostMapping("/internal/erasures")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@Valid @RequestBody ErasureRequest request) {
        erase.ofAddresses(request.erasures().stream().map(One::email).toList());
    }
}
