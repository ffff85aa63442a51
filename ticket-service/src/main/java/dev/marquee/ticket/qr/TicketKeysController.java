package dev.marquee.ticket.qr;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes what is needed to check a ticket without asking this service. */
@RestController
@Tag(name = "Codes")
class TicketKeysController {

    static final String PATH = "/.well-known/ticket-keys.json";

    /** A JSON Web Key (RFC 8037). */
    record Key(
            @Schema(example = "OKP") String kty,
            @Schema(example = "Ed25519") String crv,
            @Schema(example = "sig") String use,
            @Schema(example = "EdDSA") String alg,
            @Schema(example = "2030-1") String kid,
            @Schema(example = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo") String x) {}

    record Keys(List<Key> keys) {}

    private final SigningKey key;

    TicketKeysController(SigningKey key) {
        this.key = key;
    }

    @Operation(
            summary = "The public keys of the tickets' QR codes",
            description =
                    """
                    To check a ticket offline: decode the QR text as Base32 (RFC 4648, upper case, no padding). \
                    The first byte, as two hexadecimal digits, is the `kid` of the key. The last 64 bytes are an \
                    Ed25519 signature (RFC 8032) over all the bytes before them; `x` of the key is the public key \
                    (base64url, 32 bytes). Between the first byte and the signature stand three unsigned varints \
                    (7 bits a byte, lowest first, the top bit set on all bytes but the last): event id, ticket \
                    number within the event, ticket id. Where the first digit of the `kid` is 2, a fourth one follows: \
                    the revision, which says how often the ticket was handed on; where it is 1, the revision is 0. \
                    Only the token of a ticket's latest revision admits. A genuine token says that the ticket was sold; only \
                    the ticket service knows whether it was cancelled, handed on or used since. New keys may appear: fetch \
                    the list again when a `kid` is unknown.\
                    """)
    @GetMapping(path = PATH, produces = "application/json")
    ResponseEntity<Keys> keys() {
        var x =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(key.publicKey().getEncoded());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .body(
                        new Keys(
                                List.of(
                                        key(SigningKey.ID, x),
                                        key(SigningKey.ID_WITH_REVISION, x))));
    }

    private static Key key(byte id, String x) {
        return new Key("OKP", "Ed25519", "sig", "EdDSA", HexFormat.of().toHexDigits(id), x);
    }
}
