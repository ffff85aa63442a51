package dev.marquee.ticket.qr;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.util.encoders.Base32;
import org.bouncycastle.util.encoders.DecoderException;

/**
 * Makes and checks the tokens in the QR codes. A token is upper-case Base32 (RFC 4648) without
 * padding, which QR codes hold in their compact alphanumeric mode, of
 *
 * <pre>
 * key id       1 byte
 * event id     varint: 7 bits a byte, lowest first; the top bit says that another byte follows
 * number       varint
 * ticket id    varint
 * signature    64 bytes: Ed25519 (RFC 8032) over all bytes before it
 * </pre>
 *
 * The same ticket always has the same token, so tokens are computed and never stored; one that was
 * made for an answer is remembered for a minute, in which the mail needs it, too. Thread-safe; one
 * signature takes some 25 µs.
 */
public final class TicketTokens {

    private static final int SIGNATURE = 64;
    private static final int LONGEST = 256;

    private record Signed(long eventId, int number, long ticketId) {}

    private final SigningKey key;
    private final Cache<Signed, String> recent =
            Caffeine.newBuilder()
                    .maximumSize(10_000)
                    .expireAfterWrite(Duration.ofMinutes(1))
                    .build();

    TicketTokens(SigningKey key) {
        this.key = key;
    }

    /**
     * The token of a ticket.
     *
     * @param number the ticket's number within its event
     */
    public String token(long eventId, int number, long ticketId) {
        return recent.get(new Signed(eventId, number, ticketId), this::sign);
    }

    private String sign(Signed ticket) {
        var bytes = new ByteArrayOutputStream(96);
        bytes.write(SigningKey.ID);
        varint(ticket.eventId(), bytes);
        varint(ticket.number(), bytes);
        varint(ticket.ticketId(), bytes);
        bytes.writeBytes(key.sign(bytes.toByteArray()));
        return encode(bytes.toByteArray());
    }

    /** What the token says; empty if it was not signed here or was changed by one character. */
    public Optional<TicketClaim> verify(String token) {
        var bytes = decode(token);
        if (bytes.length <= 1 + SIGNATURE || bytes[0] != SigningKey.ID) return Optional.empty();
        var signed = Arrays.copyOf(bytes, bytes.length - SIGNATURE);
        var signature = Arrays.copyOfRange(bytes, signed.length, bytes.length);
        if (!key.signed(signed, signature)) return Optional.empty();
        var numbers = new Varints(signed, 1);
        return Optional.of(
                new TicketClaim(numbers.next(), Math.toIntExact(numbers.next()), numbers.next()));
    }

    private static void varint(long value, ByteArrayOutputStream out) {
        for (; value >>> 7 != 0; value >>>= 7) out.write((int) (value & 0x7f) | 0x80);
        out.write((int) value);
    }

    private static String encode(byte[] bytes) {
        return Base32.toBase32String(bytes).replace("=", "");
    }

    /** The bytes; none if the text is not exactly what {@link #encode} makes of them. */
    private static byte[] decode(String token) {
        if (token.length() > LONGEST) return new byte[0];
        try {
            var bytes = Base32.decode(token + "=".repeat(-token.length() & 7));
            return encode(bytes).equals(token) ? bytes : new byte[0];
        } catch (DecoderException e) {
            return new byte[0];
        }
    }

    private static final class Varints {
        private final byte[] bytes;
        private int at;

        Varints(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        long next() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                var next = bytes[at++];
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) return value;
            }
        }
    }
}
