package dev.marquee.ticket.qr;

import java.nio.file.Path;
import java.util.Base64;

/** Another installation, with a key of its own. */
public final class TicketsOfElsewhere {

    private final SigningKey key;

    public TicketsOfElsewhere(Path file) {
        key = SigningKey.keptIn(file);
    }

    /** Makes tokens as that one does. */
    public TicketTokens tokens() {
        return new TicketTokens(key);
    }

    /** The row of an archive with its public key, of tokens without a revision. */
    public String row(String origin) {
        var x =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(key.publicKey().getEncoded());
        return "{\"crv\":\"Ed25519\",\"id\":\"%s:11\",\"kid\":\"11\",\"kty\":\"OKP\",\"x\":\"%s\"}"
                .formatted(origin, x);
    }
}
