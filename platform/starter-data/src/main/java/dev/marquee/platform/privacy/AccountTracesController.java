package dev.marquee.platform.privacy;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Is told by auth-service whose account was closed; like all of {@code /internal}, by nobody else.
 */
@Hidden
@RestController
class AccountTracesController {

    private final List<AccountTraces> traces;

    AccountTracesController(List<AccountTraces> traces) {
        this.traces = traces;
    }

    @PostMapping("/internal/privacy/erase-account")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@Valid @RequestBody ErasedAccount account) {
        for (var one : traces) one.erase(account);
    }
}
