package dev.marquee.report.postevent;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where ticket-service tells how the events stood that were completed. */
@RestController
@Hidden
class CompletionController {

    private final CompletionInbox inbox;

    CompletionController(CompletionInbox inbox) {
        this.inbox = inbox;
    }

    /** All are kept, or none; those that are known already stay as they are. */
    @PostMapping("/internal/completions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@Valid @RequestBody CompletionRequest request) {
        inbox.store(
                request.completions().stream().map(CompletionRequest.Item::toCompletion).toList());
    }
}
