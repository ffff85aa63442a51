package dev.marquee.notification.address;

import dev.marquee.platform.audit.AuditTrail;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Why an address gets no mails, for admins. */
@RestController
@RequestMapping("/api/suppressions/{address}")
@Tag(name = "Mails")
class SuppressionApiController {

    /**
     * Mails that an address gets no more.
     *
     * @param scope all, or organizer:7:news
     */
    record View(
            @Schema(example = "organizer:7:news") String scope,
            @Schema(implementation = SuppressionReason.class, example = "unsubscribed")
                    String reason,
            @Schema(example = "550") @Nullable Integer smtpCode,
            @Schema(example = "5.1.1") @Nullable String enhanced,
            @Schema(example = "550 5.1.1 User unknown") @Nullable String evidence,
            Instant since,
            @Nullable Instant until) {

        static View of(Suppression suppression) {
            return new View(
                    suppression.scope().word(),
                    suppression.reason().word(),
                    suppression.smtpCode(),
                    suppression.enhanced(),
                    suppression.evidence(),
                    suppression.since(),
                    suppression.until());
        }
    }

    /** All of one address. */
    record Page(List<View> items) {}

    private final Suppressions suppressions;
    private final AuditTrail audit;

    SuppressionApiController(Suppressions suppressions, AuditTrail audit) {
        this.suppressions = suppressions;
        this.audit = audit;
    }

    @GetMapping
    @Operation(summary = "Says which mails an address gets no more, and why")
    @ApiResponse(
            responseCode = "200",
            description = "What is in force; an empty list where it gets all mails",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Page.class),
                            examples =
                                    @ExampleObject(
                                            """
                                            {"items":[{"scope":"organizer:7:news","reason":"unsubscribed","since":"2026-11-25T10:15:00Z"}]}\
                                            """)))
    Page show(
            @Parameter(example = "minhchau@example.org", description = "In any spelling")
                    @PathVariable
                    String address) {
        return new Page(suppressions.of(address).stream().map(View::of).toList());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Sends an address its mails again",
            description =
                    "Ask the person first where they refused them. That somebody was erased cannot be lifted. The audit trail keeps the reason.")
    @ApiResponse(responseCode = "204", description = "It gets them again")
    @ApiResponse(responseCode = "404", description = "not-found: there was nothing to lift")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    void lift(
            @Parameter(example = "minhchau@example.org", description = "In any spelling")
                    @PathVariable
                    String address,
            @Parameter(example = "The mailbox works again", description = "Why")
                    @RequestParam
                    @NotBlank
                    @Size(max = 200)
                    String reason) {
        if (!suppressions.lift(address, null)) throw Problems.notFound("suppression");
        audit.record("suppression.lifted", "address:" + AddressKey.of(address), reason);
    }
}
