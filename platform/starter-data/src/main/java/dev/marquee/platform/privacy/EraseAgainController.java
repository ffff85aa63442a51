package dev.marquee.platform.privacy;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Is told by customer-service who was erased; like all of {@code /internal}, by nobody else. */
@Hidden
@RestController
class EraseAgainController {

    private final EraseAgain again;

    EraseAgainController(EraseAgain again) {
        this.again = again;
    }

    @PostMapping("/internal/privacy/erase")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@Valid @RequestBody ErasedList list) {
        again.handle(list);
    }
}
