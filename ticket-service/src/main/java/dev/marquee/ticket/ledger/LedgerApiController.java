package dev.marquee.ticket.ledger;

import dev.marquee.platform.security.Caller;
import dev.marquee.ticket.backoffice.EventDesk;
import dev.marquee.ticket.search.Listed;
import dev.marquee.ticket.search.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Whether what is counted is what is stored. */
@RestController
@Tag(name = "Ledger")
class LedgerApiController {

    static final int USUAL_SIZE = 20;

    /** Which of the checks. */
    record Query(
            @Parameter(name = "event_id", description = "Of this event alone")
                    @BindParam("event_id")
                    @Nullable Long eventId,
            @Parameter(description = "true: those where all agreed; false: the others")
                    @Nullable Boolean ok,
            @Parameter(description = "From 0")
                    @Min(value = 0, message = "{invalid.negative}")
                    @Max(value = 100_000, message = "{invalid.at-most-100000}")
                    @Nullable Integer page,
            @Parameter(description = "1 to 100; 20 if it is not said")
                    @Min(value = 1, message = "{invalid.at-least-1}")
                    @Max(value = 100, message = "{invalid.at-most-100}")
                    @Nullable Integer size) {}

    private final EventDesk events;
    private final CheckLedger checkLedger;
    private final LedgerChecks checks;

    LedgerApiController(EventDesk events, CheckLedger checkLedger, LedgerChecks checks) {
        this.events = events;
        this.checkLedger = checkLedger;
        this.checks = checks;
    }

    @Operation(
            summary = "Check the ledger of an event now",
            description =
                    "By the event's id or code, for its organiser, support and admins. Counts tickets, seats, uses of codes and money from the rows, in one moment of the database, and compares them with what is stored. What does not agree is named; nothing is changed but that the check is kept. Whoever asks again within five seconds gets the same check.")
    @ApiResponse(responseCode = "200", description = "What was compared, rule by rule")
    @ApiResponse(responseCode = "404", description = "not-found: no such event, or not yours")
    @ApiResponse(responseCode = "503", description = "busy: others are checked; see Retry-After")
    @GetMapping("/api/events/{id}/ledger-check")
    LedgerCheckView check(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        var event = events.open(Scope.of(caller), id);
        var check = checkLedger.recent(event.id());
        return LedgerCheckView.of(check, checks.details(check.id()));
    }

    @Operation(
            summary = "List the checks of ledgers",
            description =
                    "Of one's own events; support and admins see all. Every night, events that changed are checked. The newest come first.")
    @ApiResponse(responseCode = "200", description = "A page of checks")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    @GetMapping("/api/ledger-checks")
    Listed<LedgerSummary> list(
            @Valid @ParameterObject Query query, @Parameter(hidden = true) Caller caller) {
        var found =
                checks.all(
                        Scope.of(caller),
                        query.eventId(),
                        query.ok(),
                        Objects.requireNonNullElse(query.page(), 0),
                        Objects.requireNonNullElse(query.size(), USUAL_SIZE));
        return new Listed<>(
                found.items().stream().map(LedgerSummary::of).toList(),
                found.page(),
                found.size(),
                found.total(),
                found.more());
    }
}
