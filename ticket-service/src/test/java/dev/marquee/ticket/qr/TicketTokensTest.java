package dev.marquee.ticket.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Mode;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketTokensTest {

    @TempDir Path folder;
    TicketTokens tokens;

    @BeforeEach
    void a_new_key() {
        tokens = new TicketTokens(SigningKey.keptIn(folder.resolve("secrets/key")));
    }

    @Test
    void a_token_says_which_ticket_it_is() {
        assertThat(tokens.verify(tokens.token(7, 160, 1184)))
                .contains(new TicketClaim(7, 160, 1184));
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            var claim =
                    new TicketClaim(
                            random.nextLong(1L << 40),
                            random.nextInt(Integer.MAX_VALUE),
                            random.nextLong(1L << 40));
            var token = tokens.token(claim.eventId(), claim.number(), claim.ticketId());
            assertThat(tokens.verify(token)).contains(claim);
        }
    }

    @Test
    void the_same_ticket_has_the_same_token_also_after_a_restart() {
        var restarted = new TicketTokens(SigningKey.keptIn(folder.resolve("secrets/key")));
        assertThat(restarted.token(7, 160, 1184)).isEqualTo(tokens.token(7, 160, 1184));
    }

    @Test
    void a_changed_token_is_refused() {
        var token = tokens.token(7, 160, 1184);
        for (int i = 0; i < token.length(); i++) {
            var other = token.charAt(i) == 'A' ? 'B' : 'A';
            var changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.verify(changed)).as(changed).isEmpty();
        }
    }

    @Test
    void what_is_no_token_is_refused() {
        var token = tokens.token(7, 160, 1184);
        for (var nonsense :
                new String[] {
                    "",
                    " ",
                    "EV07-160",
                    "ÄÖ",
                    token + " ",
                    " " + token,
                    token + "A",
                    token + "=",
                    token.toLowerCase(java.util.Locale.ROOT),
                    token.substring(1),
                    token.substring(0, token.length() - 8),
                    "A".repeat(112),
                    "A".repeat(1_000_000)
                }) {
            assertThat(tokens.verify(nonsense)).isEmpty();
        }
    }

    @Test
    void a_token_of_another_key_is_refused() {
        var other = new TicketTokens(SigningKey.keptIn(folder.resolve("other")));
        assertThat(tokens.verify(other.token(7, 160, 1184))).isEmpty();
    }

    @Test
    void a_token_fits_a_small_qr_code_even_with_huge_ids() throws Exception {
        for (var claim :
                new TicketClaim[] {
                    new TicketClaim(7, 160, 1184),
                    new TicketClaim(1L << 40, Integer.MAX_VALUE, 1L << 40)
                }) {
            var token = tokens.token(claim.eventId(), claim.number(), claim.ticketId());
            var code = Encoder.encode(token, ErrorCorrectionLevel.M);
            assertThat(code.getMode()).isEqualTo(Mode.ALPHANUMERIC);
            assertThat(code.getVersion().getVersionNumber()).isLessThanOrEqualTo(8);
        }
    }

    @Test
    void many_threads_may_sign_at_once() {
        var expected = IntStream.range(0, 2000).mapToObj(i -> tokens.token(7, i, i)).toList();
        var together =
                IntStream.range(0, 2000).parallel().mapToObj(i -> tokens.token(7, i, i)).toList();
        assertThat(together).isEqualTo(expected);
    }

    @Test
    void the_key_is_readable_by_its_owner_only() throws Exception {
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("secrets/key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void a_key_that_openssl_made_is_taken() throws Exception {
        var file = folder.resolve("brought");
        Files.writeString(
                file,
                """
                -----BEGIN PRIVATE KEY-----
                MC4CAQAwBQYDK2VwBCIEII3cVRZRpVeYV9Xve3QnMi9LTDNFL+l92d0yChCTr5j/
                -----END PRIVATE KEY-----
                """);
        var brought = new TicketTokens(SigningKey.broughtIn(file));
        assertThat(brought.verify(brought.token(1, 1, 1))).contains(new TicketClaim(1, 1, 1));
    }

    @Test
    void a_key_file_that_is_missing_or_broken_is_named() throws Exception {
        var missing = folder.resolve("missing");
        assertThatThrownBy(() -> SigningKey.broughtIn(missing)).hasMessageContaining("missing");
        assertThat(missing).doesNotExist();
        var broken = Files.writeString(folder.resolve("broken"), "not a key");
        assertThatThrownBy(() -> SigningKey.broughtIn(broken)).hasMessageContaining("broken");
    }
}
