package dev.marquee.customer.complaint.file;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of files that are taken. */
public enum FileKind {
    JPEG("jpg"),
    PNG("png"),
    WEBP("webp"),
    PDF("pdf"),
    TEXT("txt");

    private static final int[] PNG_SIGNATURE = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** Whole names of a PDF: in a compressed picture, three bytes may mean anything. */
    private static final Pattern ACTIVE =
            Pattern.compile(
                    "/(JavaScript|JS|Launch|EmbeddedFiles?)(?=[\\x00\\t\\n\\f\\r ()<>\\[\\]{}/%]|$)");

    private final String extension;

    FileKind(String extension) {
        this.extension = extension;
    }

    String extension() {
        return extension;
    }

    boolean isPicture() {
        return this == JPEG || this == PNG || this == WEBP;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FileKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What a file is by its content, whatever it is called; empty for what is not taken. */
    static Optional<FileKind> in(byte[] file) {
        if (begins(file, 0, 0xff, 0xd8, 0xff)) return Optional.of(JPEG);
        if (begins(file, 0, PNG_SIGNATURE)) return Optional.of(PNG);
        if (begins(file, 0, 'R', 'I', 'F', 'F') && begins(file, 8, 'W', 'E', 'B', 'P'))
            return Optional.of(WEBP);
        if (begins(file, 0, '%', 'P', 'D', 'F', '-'))
            return isHarmless(file) ? Optional.of(PDF) : Optional.empty();
        return isText(file) ? Optional.of(TEXT) : Optional.empty();
    }

    private static boolean begins(byte[] file, int at, int... with) {
        if (file.length < at + with.length) return false;
        for (var n = 0; n < with.length; n++) if (file[at + n] != (byte) with[n]) return false;
        return true;
    }

    /** What a PDF says openly that it does when it is opened. */
    private static boolean isHarmless(byte[] pdf) {
        var words = new String(pdf, StandardCharsets.ISO_8859_1);
        return !ACTIVE.matcher(words).find();
    }

    /** UTF-8 without control characters, and nothing that a browser takes for a page. */
    private static boolean isText(byte[] file) {
        try {
            var text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(file))
                            .toString()
                            .replace("\uFEFF", "");
            return !text.isBlank()
                    && !text.stripLeading().startsWith("<")
                    && text.codePoints()
                            .noneMatch(c ->
                                    Character.isISOControl(c)
                                            && c != '\n'
                                            && c != '\r'
                                            && c != '\t');
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
