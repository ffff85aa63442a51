package dev.marquee.ticket.qr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.marquee.ticket.OnH2;
import dev.marquee.ticket.RunningService;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

@OnH2
class TicketKeysTest extends RunningService {

    @Autowired TicketTokens tokens;

    /** By the published description alone, with the JDK's own Ed25519. */
    @Test
    void anybody_can_check_a_ticket_with_the_published_keys() throws Exception {
        var answer = mvc.get().uri("/.well-known/ticket-keys.json").exchange();
        assertThat(answer).hasStatus(HttpStatus.OK).hasContentType("application/json");
        assertThat(answer).hasHeader(HttpHeaders.CACHE_CONTROL, "max-age=3600, public");
        check(json(answer).get("keys").get(0), tokens.token(7, 160, 1184, 0));
        check(json(answer).get("keys").get(1), tokens.token(7, 160, 1184, 1));
    }

    private static void check(JsonNode key, String token) throws Exception {
        assertThat(key.get("kty").asString()).isEqualTo("OKP");
        assertThat(key.get("crv").asString()).isEqualTo("Ed25519");
        assertThat(key.get("use").asString()).isEqualTo("sig");
        assertThat(key.get("alg").asString()).isEqualTo("EdDSA");
        assertThat(key.has("d")).isFalse();

        var bytes = base32(token);
        assertThat(key.get("kid").asString()).isEqualTo(HexFormat.of().toHexDigits(bytes[0]));
        assertThat(isSigned(bytes, key)).isTrue();
        bytes[1]++;
        assertThat(isSigned(bytes, key)).isFalse();
    }

    private static byte[] base32(String text) {
        var number = BigInteger.ZERO;
        for (var sign : text.toCharArray())
            number =
                    number.shiftLeft(5)
                            .add(
                                    BigInteger.valueOf(
                                            "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(sign)));
        return number.shiftRight(text.length() * 5 % 8).toByteArray();
    }

    private static boolean isSigned(byte[] token, JsonNode key) throws Exception {
        var x = Base64.getUrlDecoder().decode(key.get("x").asString());
        var odd = x[31] < 0;
        x[31] &= 0x7f;
        for (int i = 0; i < 16; i++) {
            var swapped = x[i];
            x[i] = x[31 - i];
            x[31 - i] = swapped;
        }
        var point = new EdECPoint(odd, new BigInteger(1, x));
        var check = Signature.getInstance("Ed25519");
        check.initVerify(
                KeyFactory.getInstance("Ed25519")
                        .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, point)));
        check.update(token, 0, token.length - 64);
        return check.verify(Arrays.copyOfRange(token, token.length - 64, token.length));
    }
}
