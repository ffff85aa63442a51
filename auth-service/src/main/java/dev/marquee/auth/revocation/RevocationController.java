package dev.marquee.auth.revocation;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the services which tokens to refuse. */
@Hidden
@RestController
class RevocationController {

    record Answer(List<Revocations.Subject> subjects, List<String> tokens) {}

    private final Revocations revocations;

    RevocationController(Revocations revocations) {
        this.revocations = revocations;
    }

    @GetMapping("/internal/revocations")
    Answer current() {
        return new Answer(revocations.subjects(), revocations.tokens());
    }
}
