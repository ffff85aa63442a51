package dev.marquee.ticket.payment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where providers send notifications. The body is taken byte by byte, for its signature. */
@RestController
@Tag(name = "Payments")
class CallbackController {

    private static final String PATH = "/api/payments/callbacks/{provider}";

    /** For those who read no answer. */
    private static final String TAKEN = "received";

    private final ReceiveNotification receiveNotification;

    CallbackController(ReceiveNotification receiveNotification) {
        this.receiveNotification = receiveNotification;
    }

    @Operation(
            summary = "Take a notification of a payment provider",
            description =
                    "Signed as that provider signs. It makes the provider be asked what became of the payment, and may come as often as it likes.")
    @ApiResponse(
            responseCode = "200",
            description = "Taken; the body is what the provider expects",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN_VALUE,
                            schema = @Schema(type = "string", example = "received")))
    @ApiResponse(
            responseCode = "400",
            description = "invalid-notification: not signed by that provider, or not just now")
    @ApiResponse(responseCode = "404", description = "not-found: no such provider")
    @ApiResponse(
            responseCode = "503",
            description =
                    "payment-provider-unavailable: it cannot be asked now what this is about; notify again")
    @PostMapping(PATH)
    ResponseEntity<String> receive(
            @Parameter(example = "simulated") @PathVariable String provider,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte @Nullable [] body) {
        return take(provider, headers, body == null ? new byte[0] : body);
    }

    @Operation(
            summary = "Take a notification of a payment provider that sends it by GET",
            description = "Its signed parameters are the query. Otherwise as by POST.")
    @ApiResponse(
            responseCode = "200",
            description = "Taken; the body is what the provider expects",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN_VALUE,
                            schema = @Schema(type = "string", example = "received")))
    @ApiResponse(
            responseCode = "400",
            description = "invalid-notification: not signed by that provider, or not just now")
    @ApiResponse(responseCode = "404", description = "not-found: no such provider")
    @ApiResponse(
            responseCode = "503",
            description =
                    "payment-provider-unavailable: it cannot be asked now what this is about; notify again")
    @GetMapping(PATH)
    ResponseEntity<String> receive(
            @Parameter(example = "simulated") @PathVariable String provider,
            @Parameter(hidden = true) @RequestHeader HttpHeaders headers,
            HttpServletRequest request) {
        var query = Objects.requireNonNullElse(request.getQueryString(), "");
        return take(provider, headers, query.getBytes(StandardCharsets.UTF_8));
    }

    private ResponseEntity<String> take(String provider, HttpHeaders headers, byte[] told) {
        var hint = receiveNotification.handle(provider, headers, told);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(hint.answerType()))
                .body(hint.answer().isEmpty() ? TAKEN : hint.answer());
    }
}
