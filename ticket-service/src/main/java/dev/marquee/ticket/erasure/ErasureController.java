package dev.marquee.ticket.erasure;

import dev.marquee.platform.value.EmailAddress;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For customer-service, when a person is to be forgotten. */
@RestController
class ErasureController {

    /**
     * People to forget.
     *
     * @param erasures each with its key; repeats are harmless, for there is nobody left to forget
     */
    record Erasures(@NotEmpty @Size(max = 1000) List<@NotNull @Valid Erasure> erasures) {}

    record Erasure(@NotNull @Size(max = 200) String key, @NotNull @Size(max = 1000) String email) {}

    private final EraseTraces traces;

    ErasureController(EraseTraces traces) {
        this.traces = traces;
    }

    /** Nobody booked with what is no address, so then there is nothing to forget. */
    @PostMapping("/internal/erasures")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void erase(@Valid @RequestBody Erasures request) {
        for (var erasure : request.erasures())
            EmailAddress.parse(erasure.email()).ifPresent(traces::handle);
    }
}
