package dev.marquee.ticket.ledger;

import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may know of an event's last check, where its organiser shows it. */
@RestController
@Tag(name = "Ledger")
class ProofController {

    static final Duration KEPT = Duration.ofSeconds(60);

    /** Counts alone, of ticket types that need no code; they add up to the capacity. */
    @Schema(name = "ProofOfPlaces")
    record Proof(
            @Schema(example = "EV07") String eventCode,
            @Schema(example = "200") int capacity,
            @Schema(description = "Valid or used", example = "161") int sold,
            @Schema(description = "Wait for their payment", example = "2") int held,
            @Schema(
                            description = "For the waiting list, or seats that are not for sale",
                            example = "0")
                    int keptBack,
            @Schema(example = "37") int free,
            @Schema(description = "Whether all that was compared agreed", example = "true")
                    boolean ok,
            @Schema(example = "2026-11-25T04:20:01Z") Instant checkedAt,
            @Schema(example = "Marquee") String checkedBy) {}

    private final Proofs proofs;

    ProofController(Proofs proofs) {
        this.proofs = proofs;
    }

    @Operation(
            summary = "The counts of an event's last check",
            description =
                    "By the event's id or code. Its organiser decides whether everybody may read them.")
    @ApiResponse(responseCode = "200", description = "The counts as they were checked")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or it shows none")
    @GetMapping("/api/events/{id}/proof")
    ResponseEntity<Proof> proof(@PathVariable String id) {
        var check = proofs.of(id).orElseThrow(() -> Problems.notFound("event"));
        var open = check.open();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEPT).cachePublic())
                .body(
                        new Proof(
                                check.code(),
                                open.capacity(),
                                open.sold(),
                                open.held(),
                                open.keptBack(),
                                open.free(),
                                check.ok(),
                                check.at(),
                                "Marquee"));
    }
}
