package dev.marquee.auth.factor;

/** RFC 4648 without padding: what people can read to each other and type. */
final class Base32 {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Base32() {}

    static String encode(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (var each : bytes) {
            buffer = buffer << 8 | each & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(DIGITS.charAt(buffer >> bits & 31));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) text.append(DIGITS.charAt(buffer << 5 - bits & 31));
        return text.toString();
    }
}
