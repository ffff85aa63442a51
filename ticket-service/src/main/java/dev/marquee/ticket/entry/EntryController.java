package dev.marquee.ticket.entry;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import dev.marquee.ticket.entry.staff.DoorKeepers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Entry")
class EntryController {

    static final String PATH = "/api/tickets/validate";

    private static final String ADMITTED =
            """
            {"result":"admitted","ticket":{"id":1185,"code":"EV07-160","event_id":7,"event_name":"Lantern Night",
            "ticket_type":"Standing","name":"Ana Silva"},"used_at":"2026-11-25T19:02:11Z","gate":"North","handed_on_at":null}\
            """;

    private static final String ALREADY_USED =
            """
            {"result":"already_used","ticket":{"id":1185,"code":"EV07-160","event_id":7,"event_name":"Lantern Night",
            "ticket_type":"Standing","name":"Ana Silva"},"used_at":"2026-11-25T19:02:11Z","gate":"North","handed_on_at":null}\
            """;

    private static final String REPLACED =
            """
            {"result":"replaced","ticket":{"id":1185,"code":"EV07-160","event_id":7,"event_name":"Lantern Night",
            "ticket_type":"Standing","name":"Ben Ode"},"used_at":null,"gate":null,"handed_on_at":"2026-11-12T13:03:00Z"}\
            """;

    private static final String FORGED =
            """
            {"result":"forged","ticket":null,"used_at":null,"gate":null,"handed_on_at":null}\
            """;

    private final AdmitTicket admitTicket;
    private final DoorKeepers keepers;
    private final Clock clock;

    EntryController(AdmitTicket admitTicket, DoorKeepers keepers, Clock clock) {
        this.admitTicket = admitTicket;
        this.keepers = keepers;
        this.clock = clock;
    }

    @Operation(
            summary = "Admit a ticket",
            description =
                    """
                    For those who stand at the event's door: its organiser and their programs (scope `entry`), admins, accounts that \
                    are assigned to it, and phones with a link (header `Entry-Device`). A ticket is admitted once, whichever gates it \
                    comes to. Results: `admitted`; `already_used`, with when and where; `cancelled`; `refund_requested`; `not_confirmed`, \
                    it is only reserved; `not_paid`, it has to be paid first; `replaced`, it was handed on since, with `handed_on_at`; `blocked`; \
                    `wrong_event`, of `event_id` or not yours; `forged`, the token was not made here; `unknown`, no ticket has that code. \
                    With `scan_id`, `list_id` or `direction`, also `admitted_again`, `left`, `too_early`, `too_late` and `wrong_gate`. \
                    The same `scan_id` again has the same answer and changes nothing.\
                    """)
    @ApiResponse(
            responseCode = "200",
            description = "Whether it is admitted, and if not, why",
            content =
                    @Content(
                            schema = @Schema(implementation = EntryResult.class),
                            examples = {
                                @ExampleObject(name = "admitted", value = ADMITTED),
                                @ExampleObject(name = "already_used", value = ALREADY_USED),
                                @ExampleObject(name = "replaced", value = REPLACED),
                                @ExampleObject(name = "forged", value = FORGED)
                            }))
    @ApiResponse(responseCode = "401", description = "Sign in first")
    @ApiResponse(
            responseCode = "403",
            description = "supervisors-only: only they let in in spite of the answer")
    @ApiResponse(
            responseCode = "409",
            description = "scan-id-taken: the scan_id was sent with another ticket")
    @ApiResponse(
            responseCode = "422",
            description =
                    "invalid-input: neither token nor code, or a list that the event does not have")
    @PostMapping(PATH)
    EntryResult validate(
            @Valid @RequestBody EntryRequest request,
            @RequestHeader(name = DoorKeepers.HEADER, required = false) @Nullable String key) {
        var keeper = keepers.current(key);
        var device = DoorKeepers.device(keeper, null);
        var reading = request.reading(clock.instant(), device);
        if (reading == null) throw Problems.invalid("token", Text.of("invalid.or-code-is-needed"));
        return admitTicket.handle(reading, keeper);
    }
}
