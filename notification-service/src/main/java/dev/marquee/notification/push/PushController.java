package dev.marquee.notification.push;

import dev.marquee.notification.webhook.WebhookSettings;
import dev.marquee.notification.webhook.net.AddressRefused;
import dev.marquee.notification.webhook.net.WebhookAddress;
import dev.marquee.platform.security.Caller;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Browsers of the caller that take notifications. */
@RestController
@Tag(name = "Notifications")
class PushController {

    /** What a browser needs to subscribe. */
    record Key(
            @Schema(
                            example =
                                    "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM")
                    String publicKey) {}

    private final PushSubscriptions subscriptions;
    private final PushKeys keys;
    private final WebhookSettings settings;

    PushController(PushSubscriptions subscriptions, PushKeys keys, WebhookSettings settings) {
        this.subscriptions = subscriptions;
        this.keys = keys;
        this.settings = settings;
    }

    @GetMapping("/api/push-key")
    @Operation(
            summary = "The key that a browser subscribes with",
            description = "The applicationServerKey of PushManager.subscribe.")
    @ApiResponse(responseCode = "200", description = "The key")
    Key key() {
        return new Key(keys.publicKey());
    }

    @PostMapping("/api/push-subscriptions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Let a browser take your notifications",
            description =
                    "As PushSubscription.toJSON gives it. The messages name no person, amount or code. An account has ten browsers; the oldest goes for another one.")
    @ApiResponse(responseCode = "204", description = "It takes them until you sign out there")
    @ApiResponse(
            responseCode = "422",
            description = "invalid-input: the address is none that anything may be sent to")
    void subscribe(
            @Valid @RequestBody PushRequest request, Caller caller, JwtAuthenticationToken token) {
        try {
            // Where its name leads is looked up whenever something is sent there.
            WebhookAddress.parse(request.endpoint(), settings.allowPrivate());
        } catch (AddressRefused e) {
            throw Problems.invalid("endpoint", Text.of(e.reason().key()));
        }
        subscriptions.put(
                caller.id(),
                session(token),
                request.endpoint(),
                request.keys().p256dh(),
                request.keys().auth());
    }

    /** Of a browser; a program has none. */
    private static @Nullable Long session(JwtAuthenticationToken token) {
        return token.getToken().getClaim("sid") instanceof Number id ? id.longValue() : null;
    }

    @DeleteMapping("/api/push-subscriptions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Let a browser take nothing any more",
            description = "One that is not yours, or unknown, stays as it is.")
    @ApiResponse(responseCode = "204", description = "It gets nothing any more")
    @ApiResponse(responseCode = "422", description = "invalid-input")
    void end(@Valid @RequestBody PushRequest.Ended request, Caller caller) {
        subscriptions.delete(caller.id(), request.endpoint());
    }
}
