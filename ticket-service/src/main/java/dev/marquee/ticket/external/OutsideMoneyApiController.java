package dev.marquee.ticket.external;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.booking.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Money that moved at a provider without being asked for, for support's programs. */
@RestController
@Tag(name = "Payments")
@RequestMapping("/api/payments/outside")
class OutsideMoneyApiController {

    /** What it means. */
    @Schema(name = "OutsideMoneyDecision")
    record DecisionRequest(
            @Schema(
                            description =
                                    "keep: the tickets stay good; void: those that nobody has used are void; noted: a note says what was done",
                            allowableValues = {"keep", "void", "noted"},
                            example = "keep")
                    @NotBlank
                    @Size(max = 10)
                    String decision,
            @Schema(example = "The buyer withdrew the dispute") @Size(max = 500)
                    @Nullable String note) {}

    private final OutsideMoneyRows rows;
    private final DecideOutsideMoney decide;

    OutsideMoneyApiController(OutsideMoneyRows rows, DecideOutsideMoney decide) {
        this.rows = rows;
        this.decide = decide;
    }

    @Operation(
            summary = "List what moved at providers and waits for a decision, the newest first",
            description =
                    "For admins and support: payments under a reference that is not known here, refunds that were made at the provider, disputes. At most 200.")
    @ApiResponse(responseCode = "200", description = "Nothing, or one after the other")
    @GetMapping
    List<OutsideMoney> open() {
        return rows.open();
    }

    @Operation(
            summary = "Decide what it means",
            description =
                    "For admins and support. Disputed tickets are blocked until then, and nothing is cancelled by itself.")
    @ApiResponse(responseCode = "200", description = "Decided")
    @ApiResponse(responseCode = "404", description = "not-found: there is no such movement")
    @ApiResponse(
            responseCode = "409",
            description =
                    "invalid-state: it is decided, or none of the booking's tickets is good and unused")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @PostMapping("/{id}/decision")
    OutsideMoney decide(
            @Parameter(example = "5") @PathVariable long id,
            @Valid @RequestBody DecisionRequest body,
            @Parameter(hidden = true) Caller caller) {
        return decide.handle(
                id, OutsideMoneyController.read(body.decision()), body.note(), Actor.staff(caller));
    }
}
