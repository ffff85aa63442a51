package dev.marquee.notification.health;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether our mails arrive, for programs. */
@RestController
@Tag(name = "Mails")
class MailHealthApiController {

    /** What the sender's domain says about itself. */
    record View(@Schema(example = "tickets.example.org") String domain, List<MailCheck> checks) {}

    private final MailHealth health;

    MailHealthApiController(MailHealth health) {
        this.health = health;
    }

    @GetMapping("/api/mail-health")
    @Operation(
            summary = "Looks up what providers ask of the sender's domain",
            description =
                    "SPF, DKIM and DMARC as the DNS says them now. What could not be looked up in time is unknown.")
    @ApiResponse(
            responseCode = "200",
            description = "The findings",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = View.class),
                            examples =
                                    @ExampleObject(
                                            """
                                            {"domain":"tickets.example.org","checks":[{"name":"spf","state":"ok","finding":"spf.ok","record":"v=spf1 -all"}]}\
                                            """)))
    View show() {
        return new View(health.domain(), health.checks());
    }
}
