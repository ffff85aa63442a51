package dev.marquee.ticket.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.decoder.Mode;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketTokensTest {

    private static final String KEY =
            """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEII3cVRZRpVeYV9Xve3QnMi9LTDNFL+l92d0yChCTr5j/
            -----END PRIVATE KEY-----
            """;

    /** Signed with OpenSSL: printed tickets have such tokens. */
    private static final String FIRST_FORMAT =
            "CED2AANABFDNUY5NZHGM67TRSSUIQAWGCVIWPAMV3GAJQCB2KFOWYYCAIEJZSDYVCEWWPFZPTKNRSZY3THQ4ACUV3SROQGVLQHR2JILV7MODAWAI";

    @TempDir Path folder;
    TicketTokens tokens;

    @BeforeEach
    void a_new_key() {
        tokens = new TicketTokens(SigningKey.keptIn(folder.resolve("secrets/key")));
    }

    @Test
    void a_token_says_which_ticket_it_is() {
        assertThat(tokens.verify(tokens.token(7, 160, 1184, 0)))
                .contains(new TicketClaim(7, 160, 1184, 0));
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            var claim =
                    new TicketClaim(
                            random.nextLong(1L << 40),
                            random.nextInt(Integer.MAX_VALUE),
                            random.nextLong(1L << 40),
                            i % 2 == 0 ? 0 : random.nextInt(1, Integer.MAX_VALUE));
            var token =
                    tokens.token(
                            claim.eventId(), claim.number(), claim.ticketId(), claim.revision());
            assertThat(tokens.verify(token)).contains(claim);
        }
    }

    @Test
    void the_same_ticket_has_the_same_token_also_after_a_restart() {
        var restarted = new TicketTokens(SigningKey.keptIn(folder.resolve("secrets/key")));
        assertThat(restarted.token(7, 160, 1184, 0)).isEqualTo(tokens.token(7, 160, 1184, 0));
    }

    @Test
    void a_changed_token_is_refused() {
        var token = tokens.token(7, 160, 1184, 0);
        for (int i = 0; i < token.length(); i++) {
            var other = token.charAt(i) == 'A' ? 'B' : 'A';
            var changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.verify(changed)).as(changed).isEmpty();
        }
    }

    @Test
    void a_ticket_that_was_never_handed_on_keeps_the_token_of_the_first_format() throws Exception {
        var file = folder.resolve("brought");
        Files.writeString(file, KEY);
        var token = new TicketTokens(SigningKey.broughtIn(file)).token(7, 160, 1184, 0);
        assertThat(token).isEqualTo(FIRST_FORMAT);
        assertThat(Base32.decode(token + "=".repeat(-token.length() & 7))[0])
                .isEqualTo((byte) 0x11);
    }

    @Test
    void each_revision_has_a_token_of_its_own() {
        var all = IntStream.range(0, 300).mapToObj(r -> tokens.token(7, 160, 1184, r)).toList();
        assertThat(all).doesNotHaveDuplicates();
        for (int revision = 0; revision < all.size(); revision++)
            assertThat(tokens.verify(all.get(revision)))
                    .contains(new TicketClaim(7, 160, 1184, revision));
    }

    /** Each bit of each byte, those of the format and of the numbers included. */
    @Test
    void a_token_with_one_bit_changed_is_refused() {
        for (var token : List.of(tokens.token(7, 160, 1184, 0), tokens.token(7, 160, 1184, 2))) {
            var bytes = Base32.decode(token + "=".repeat(-token.length() & 7));
            for (int bit = 0; bit < bytes.length * 8; bit++) {
                var changed = bytes.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(tokens.verify(text(changed))).as("bit " + bit).isEmpty();
            }
            assertThat(tokens.verify(text(bytes))).as("control: none changed").isPresent();
        }
    }

    @Test
    void a_number_without_end_is_refused() {
        var huge = new byte[100];
        for (byte format : new byte[] {0x11, 0x21}) {
            Arrays.fill(huge, (byte) 0xff);
            huge[0] = format;
            assertThat(tokens.verify(text(huge))).isEmpty();
        }
        assertThat(tokens.verify("EH" + "7".repeat(10_240))).isEmpty();
    }

    @Test
    void the_letters_of_a_ticket_change_with_each_revision() {
        var ticket = new TicketClaim(7, 160, 1184, 2);
        var before = new TicketClaim(7, 160, 1184, 1);
        var never = new TicketClaim(7, 160, 1184, 0);
        assertThat(tokens.entryCode("EV07-160", never)).isEqualTo("EV07-160");
        var code = tokens.entryCode("EV07-160", ticket);
        assertThat(code).matches("EV07-160-[A-Z2-7]{4}");
        assertThat(code).isNotEqualTo(tokens.entryCode("EV07-160", before));

        assertThat(tokens.revisionOf("", ticket)).hasValue(0);
        assertThat(tokens.revisionOf(letters(before), ticket)).hasValue(1);
        assertThat(tokens.revisionOf(letters(ticket), ticket)).hasValue(2);
        assertThat(tokens.revisionOf(letters(ticket).toLowerCase(Locale.ROOT), ticket)).hasValue(2);
        assertThat(tokens.revisionOf(letters(ticket), before)).as("not handed on yet").isEmpty();
        assertThat(tokens.revisionOf(letters(ticket), never)).isEmpty();
        var other = letters(ticket).charAt(0) == 'A' ? "B" : "A";
        assertThat(tokens.revisionOf(other + letters(ticket).substring(1), ticket)).isEmpty();
    }

    private String letters(TicketClaim ticket) {
        return tokens.entryCode("", ticket).substring(1);
    }

    private static String text(byte[] bytes) {
        return Base32.toBase32String(bytes).replace("=", "");
    }

    @Test
    void what_is_no_token_is_refused() {
        var token = tokens.token(7, 160, 1184, 0);
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
        assertThat(tokens.verify(other.token(7, 160, 1184, 0))).isEmpty();
    }

    @Test
    void a_token_fits_a_small_qr_code_even_with_huge_ids() throws Exception {
        for (var claim :
                new TicketClaim[] {
                    new TicketClaim(7, 160, 1184, 0),
                    new TicketClaim(1L << 40, Integer.MAX_VALUE, 1L << 40, 0),
                    new TicketClaim(1L << 40, Integer.MAX_VALUE, 1L << 40, 3)
                }) {
            var token =
                    tokens.token(
                            claim.eventId(), claim.number(), claim.ticketId(), claim.revision());
            var code = Encoder.encode(token, ErrorCorrectionLevel.M);
            assertThat(code.getMode()).isEqualTo(Mode.ALPHANUMERIC);
            assertThat(code.getVersion().getVersionNumber()).isLessThanOrEqualTo(8);
        }
    }

    @Test
    void many_threads_may_sign_at_once() {
        var expected = IntStream.range(0, 2000).mapToObj(i -> tokens.token(7, i, i, 0)).toList();
        var together =
                IntStream.range(0, 2000)
                        .parallel()
                        .mapToObj(i -> tokens.token(7, i, i, 0))
                        .toList();
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
        Files.writeString(file, KEY);
        var brought = new TicketTokens(SigningKey.broughtIn(file));
        assertThat(brought.verify(brought.token(1, 1, 1, 0))).contains(new TicketClaim(1, 1, 1, 0));
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
