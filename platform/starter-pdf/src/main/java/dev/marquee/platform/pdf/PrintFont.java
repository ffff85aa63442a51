package dev.marquee.platform.pdf;

import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file of fonts/.
 *
 * @param isShaped whether its letters change and move where they stand together
 */
record PrintFont(String family, String weight, boolean isShaped) {

    /** They are asked one after the other for each letter. */
    static final List<PrintFont> ALL =
            List.of(
                    regular("Noto Sans"),
                    bold("Noto Sans"),
                    regular("Noto Sans Arabic"),
                    bold("Noto Sans Arabic"),
                    regular("Noto Sans Hebrew"),
                    bold("Noto Sans Hebrew"),
                    regular("Noto Sans Thai"),
                    bold("Noto Sans Thai"),
                    regular("Noto Sans JP"),
                    regular("Noto Sans KR"),
                    regular("Noto Sans SC"),
                    regular("Noto Sans TC"),
                    shaped("Noto Sans Devanagari"),
                    shaped("Noto Sans Bengali"),
                    shaped("Noto Sans Tamil"),
                    shaped("Noto Sans Telugu"),
                    shaped("Noto Sans Khmer"),
                    regular("Noto Sans Lao"),
                    shaped("Noto Sans Myanmar"),
                    regular("Noto Sans Georgian"),
                    regular("Noto Sans Armenian"),
                    regular("Noto Sans Ethiopic"),
                    regular("Noto Emoji"));

    /** For {@code font-family}: all of them, in the order in which they are asked. */
    static final String FAMILIES =
            ALL.stream()
                    .map(font -> "'" + font.family + "'")
                    .distinct()
                    .collect(Collectors.joining(", "));

    private static PrintFont regular(String family) {
        return new PrintFont(family, "Regular", false);
    }

    private static PrintFont bold(String family) {
        return new PrintFont(family, "Bold", false);
    }

    private static PrintFont shaped(String family) {
        return new PrintFont(family, "Regular", true);
    }

    int number() {
        return weight.equals("Bold") ? 700 : 400;
    }

    InputStream open() {
        var file = "/fonts/" + family.replace(" ", "") + "-" + weight + ".ttf";
        var stream = PrintFont.class.getResourceAsStream(file);
        if (stream == null) throw new IllegalStateException("no font " + file);
        return stream;
    }
}
