package dev.marquee.customer.imports;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The encodings in which programs save lists. */
enum Encoding {
    UTF_8("utf-8", "UTF-8", StandardCharsets.UTF_8),
    UTF_16LE("utf-16le", "UTF-16 (little-endian)", StandardCharsets.UTF_16LE),
    UTF_16BE("utf-16be", "UTF-16 (big-endian)", StandardCharsets.UTF_16BE),
    WINDOWS_1252("windows-1252", "Windows-1252", Charset.forName("windows-1252")),
    WINDOWS_1258("windows-1258", "Windows-1258", Charset.forName("windows-1258"));

    private static final int SAMPLE = 8192;

    /** The accents that Windows-1258 writes as a character of their own, behind the vowel. */
    private static final Set<Character> TONES =
            Set.of('\u0300', '\u0301', '\u0303', '\u0309', '\u0323');

    private static final String VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY";

    private final String value;
    private final String label;
    private final Charset charset;

    Encoding(String value, String label, Charset charset) {
        this.value = value;
        this.label = label;
        this.charset = charset;
    }

    /** As it is stored and sent. */
    public String value() {
        return value;
    }

    /** As people read it. */
    public String label() {
        return label;
    }

    static Optional<Encoding> of(String value) {
        return Stream.of(values()).filter(one -> one.value.equals(value)).findFirst();
    }

    /** The encoding that a file seems to have. Every file can be read in it. */
    static Encoding guess(byte[] file) {
        if (file.length > 1 && file[0] == (byte) 0xFF && file[1] == (byte) 0xFE) return UTF_16LE;
        if (file.length > 1 && file[0] == (byte) 0xFE && file[1] == (byte) 0xFF) return UTF_16BE;
        var wide = wide(file);
        if (wide.isPresent()) return wide.get();
        if (isUtf8(file)) return UTF_8;
        return isVietnamese(WINDOWS_1258.decode(file)) ? WINDOWS_1258 : WINDOWS_1252;
    }

    /** The text, without byte order marks; what is no character in this encoding is U+FFFD. */
    String decode(byte[] file) {
        return new String(file, charset).replaceFirst("^\uFEFF+", "");
    }

    /** Latin text in UTF-16 has a zero in every second byte, and no other encoding has any. */
    private static Optional<Encoding> wide(byte[] file) {
        var pairs = Math.min(file.length, SAMPLE) / 2;
        var first = 0;
        var second = 0;
        for (var pair = 0; pair < pairs; pair++) {
            if (file[2 * pair] == 0) first++;
            if (file[2 * pair + 1] == 0) second++;
        }
        if (second * 3 > pairs && first * 10 < second) return Optional.of(UTF_16LE);
        if (first * 3 > pairs && second * 10 < first) return Optional.of(UTF_16BE);
        return Optional.empty();
    }

    private static boolean isUtf8(byte[] file) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /**
     * Read as Vietnamese, accents stand behind vowels. Where the file is Western European, the same
     * bytes are letters such as ò, which stand behind consonants just as often.
     */
    private static boolean isVietnamese(String text) {
        var fitting = 0;
        var others = 0;
        for (var i = 0; i < text.length(); i++) {
            if (!TONES.contains(text.charAt(i))) continue;
            if (i > 0 && VOWELS.indexOf(text.charAt(i - 1)) >= 0) fitting++;
            else others++;
        }
        return fitting > 4 * others;
    }
}
