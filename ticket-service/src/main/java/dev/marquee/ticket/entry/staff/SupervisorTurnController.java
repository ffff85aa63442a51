package dev.marquee.ticket.entry.staff;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets a supervisor act on a steward's phone. */
@RestController
@Tag(name = "Entry")
class SupervisorTurnController {

    static final String PATH = "/api/entry/events/{id}/supervisor";

    /** What the organiser has told supervisors. */
    @Schema(name = "SupervisorPin")
    record Pin(@Schema(example = "240681") @NotBlank @Size(max = 20) String pin) {}

    /** A turn as supervisor. */
    @Schema(name = "SupervisorTurn")
    record Turn(@Schema(example = "2026-11-28T20:30:00Z") Instant until) {}

    private final SupervisorTurns turns;
    private final DoorKeepers keepers;

    SupervisorTurnController(SupervisorTurns turns, DoorKeepers keepers) {
        this.turns = turns;
        this.keepers = keepers;
    }

    @Operation(
            summary = "Act as a supervisor for a while",
            description =
                    "For stewards of the event who know its PIN: on this phone, or with this account, for 30 minutes. Once more, it begins anew. After five wrong PINs within 15 minutes, or twenty of all who stand there, no other is looked at.")
    @ApiResponse(responseCode = "200", description = "Until when")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(responseCode = "409", description = "invalid-state: the event has no PIN")
    @ApiResponse(responseCode = "422", description = "invalid-input: that is not the PIN")
    @ApiResponse(responseCode = "429", description = "too-many-requests: try again later")
    @PostMapping(PATH)
    Turn begin(
            @PathVariable long id,
            @Valid @RequestBody Pin pin,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        var keeper = keepers.current(key);
        return new Turn(turns.begin(keeper, keepers.open(keeper, id), pin.pin().strip()));
    }

    @Operation(
            summary = "Be a steward again",
            description = "Before the time is over. A second time changes nothing.")
    @ApiResponse(responseCode = "204", description = "The turn is over")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @DeleteMapping(PATH)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(
            @PathVariable long id,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        var keeper = keepers.current(key);
        turns.end(keeper, keepers.open(keeper, id).id());
    }
}
