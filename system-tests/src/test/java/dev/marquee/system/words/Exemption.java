package dev.marquee.system.words;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Words that stay where they are: a line of {@code literal-words.txt}.
 *
 * @param file the end of its path, or a star for all
 * @param text a pattern
 * @param reason for people who wonder
 */
record Exemption(String file, Pattern text, String reason) {

    static List<Exemption> all() throws IOException {
        try (var lines =
                Objects.requireNonNull(Exemption.class.getResourceAsStream("/literal-words.txt"))) {
            return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Exemption::of)
                    .toList();
        }
    }

    private static Exemption of(String line) {
        var parts = line.split(" +\\| +");
        if (parts.length != 3) throw new IllegalArgumentException(line);
        return new Exemption(parts[0], Pattern.compile(parts[1], Pattern.DOTALL), parts[2].strip());
    }

    boolean covers(Literal literal) {
        return (file.equals("*") || literal.file().endsWith(file))
                && text.matcher(literal.text().strip()).matches();
    }
}
