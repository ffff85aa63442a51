package dev.marquee.ticket.qr;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.util.encoders.Base32;
import org.bouncycastle.util.encoders.DecoderException;

/**
 * Makes and checks the tokens in the QR codes. A token is upper-case Base32 (RFC 4648) without
 * padding, which QR codes hold in their compact alphanumeric mode, of
 *
 * <pre>
 * key id       1 byte: the format (1 or 2) in the high four bits, the key in the low ones
 * event id     varint: 7 bits a byte, lowest first; the top bit says that another byte follows
 * number       varint
 * ticket id    varint
 * revision     varint, in format 2 only
 * signature    64 bytes: Ed25519 (RFC 8032) over all bytes before it
 * </pre>
 *
 * Format 1 is revision 0: a ticket that was never handed on keeps the token that it always had. The
 * same revision of a ticket always has the same token, so tokens are computed and never stored; one
 * that was made for an answer is remembered for a minute, in which the mail needs it, too.
 * Thread-safe; one signature takes some 25 µs.
 */
public final class TicketTokens {

    private static final int SIGNATURE = 64;
    private static final int LONGEST = 256;
    private static final int LETTERS = 4;

    /** What is typed for letters that do not exist in Base32, and which letters are meant. */
    private static final String MISTYPED = "018";

    private static final String MEANT = "OIB";

    private final SigningKey key;
    private final Cache<TicketClaim, String> recent =
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
     * @param revision how often it was handed on, from 0
     */
    public String token(long eventId, int number, long ticketId, int revision) {
        return token(new TicketClaim(eventId, number, ticketId, revision));
    }

    /** The token of a ticket as it is now. */
    public String token(TicketClaim ticket) {
        return recent.get(ticket, this::sign);
    }

    /**
     * What is typed at the door instead of the QR code: the ticket's code, and for one that was
     * handed on four letters more, which only its latest holder is told. A number in place of them
     * could be guessed by the holder before.
     *
     * @param code the ticket's code, such as {@code EV07-160}
     */
    public String entryCode(String code, TicketClaim ticket) {
        return ticket.revision() == 0 ? code : code + "-" + letters(ticket);
    }

    /**
     * The revision that letters typed after the ticket's code belong to; empty if to none so far.
     *
     * @param latest the ticket as it is now
     * @param typed none for the first revision; 0, 1 and 8 count as O, I and B
     */
    public OptionalInt revisionOf(String typed, TicketClaim latest) {
        if (typed.isEmpty()) return OptionalInt.of(0);
        var letters = typed.toUpperCase(Locale.ROOT);
        for (int i = 0; i < MISTYPED.length(); i++)
            letters = letters.replace(MISTYPED.charAt(i), MEANT.charAt(i));
        for (int revision = latest.revision(); revision > 0; revision--)
            if (letters(at(latest, revision)).equals(letters)) return OptionalInt.of(revision);
        return OptionalInt.empty();
    }

    private static TicketClaim at(TicketClaim ticket, int revision) {
        return new TicketClaim(ticket.eventId(), ticket.number(), ticket.ticketId(), revision);
    }

    /** The first letters of the signature, which nobody can compute without the key. */
    private String letters(TicketClaim ticket) {
        var bytes = decode(token(ticket));
        var start = bytes.length - SIGNATURE;
        return encode(Arrays.copyOfRange(bytes, start, start + 5)).substring(0, LETTERS);
    }

    private String sign(TicketClaim ticket) {
        var bytes = new ByteArrayOutputStream(96);
        var handedOn = ticket.revision() > 0;
        bytes.write(handedOn ? SigningKey.ID_WITH_REVISION : SigningKey.ID);
        varint(ticket.eventId(), bytes);
        varint(ticket.number(), bytes);
        varint(ticket.ticketId(), bytes);
        if (handedOn) varint(ticket.revision(), bytes);
        bytes.writeBytes(key.sign(bytes.toByteArray()));
        return encode(bytes.toByteArray());
    }

    /** What the token says; empty if it was not signed here or was changed by one character. */
    public Optional<TicketClaim> verify(String token) {
        return signed(token)
                .filter(it -> key.signed(it.message(), it.signature()))
                .map(Signed::claim);
    }

    /** A token in its two parts, and what it says if the signature is somebody's. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Signed(byte[] message, byte[] signature) {

        TicketClaim claim() {
            var numbers = new Varints(message, 1);
            return new TicketClaim(
                    numbers.next(),
                    Math.toIntExact(numbers.next()),
                    numbers.next(),
                    message[0] == SigningKey.ID ? 0 : Math.toIntExact(numbers.next()));
        }
    }

    /** The parts of a token, whoever signed it. */
    static Optional<Signed> signed(String token) {
        var bytes = decode(token);
        if (bytes.length <= 1 + SIGNATURE || !isKnown(bytes[0])) return Optional.empty();
        var message = Arrays.copyOf(bytes, bytes.length - SIGNATURE);
        return Optional.of(
                new Signed(message, Arrays.copyOfRange(bytes, message.length, bytes.length)));
    }

    private static boolean isKnown(byte id) {
        return id == SigningKey.ID || id == SigningKey.ID_WITH_REVISION;
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
