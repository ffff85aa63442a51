package dev.marquee.ticket.entry;

import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Entry")
class EntryController {

    static final String PATH = "/api/tickets/validate";

    private static final String ADMITTED =
            """
            {"result":"admitted","ticket":{"id":1185,"code":"EV07-160","event_id":7,"event_name":"Lantern Night",
            "ticket_type":"Standing","name":"Ana Silva"},"used_at":"2026-11-25T19:02:11Z","gate":"North"}\
            """;

    private static final String ALREADY_USED =
            """
            {"result":"already_used","ticket":{"id":1185,"code":"EV07-160","event_id":7,"event_name":"Lantern Night",
            "ticket_type":"Standing","name":"Ana Silva"},"used_at":"2026-11-25T19:02:11Z","gate":"North"}\
            """;

    private static final String FORGED =
            """
            {"result":"forged","ticket":null,"used_at":null,"gate":null}\
            """;

    private final AdmitTicket admitTicket;

    EntryController(AdmitTicket admitTicket) {
        this.admitTicket = admitTicket;
    }

    @Operation(
            summary = "Admit a ticket",
            description =
                    """
                    For entry staff and admins; for organisers and their programs (scope `entry`), at their own events. A ticket \
                    is admitted once, whichever gates it comes to. Results: `admitted`; `already_used`, with when and where; \
                    `cancelled`; `not_confirmed`, it is only reserved; `wrong_event`, of `event_id` or not yours; `forged`, the \
                    token was not made here; `unknown`, no ticket has that code.\
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
                                @ExampleObject(name = "forged", value = FORGED)
                            }))
    @ApiResponse(responseCode = "401", description = "Sign in first")
    @ApiResponse(responseCode = "403", description = "Not with your role")
    @ApiResponse(responseCode = "422", description = "invalid-input: neither token nor code")
    @PostMapping(PATH)
    EntryResult validate(
            @Valid @RequestBody EntryRequest request, @Parameter(hidden = true) Caller caller) {
        var token = given(request.token());
        var code = given(request.code());
        var gate = given(request.gate());
        if (token != null) return admitTicket.byToken(token, request.eventId(), gate, caller);
        if (code != null) return admitTicket.byCode(code, request.eventId(), gate, caller);
        throw Problems.invalid("token", "or code is needed");
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
