package dev.marquee.site.visit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Programs that look at pages, by what they say they are: {@code visit/bots.txt}, with its date.
 */
@Component
class Bots {

    private final Pattern known;
    private final Pattern people;

    Bots() {
        try {
            var lines =
                    new ClassPathResource("visit/bots.txt")
                            .getContentAsString(StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .toList();
            known = any(lines.stream().filter(line -> !line.startsWith("!")));
            people =
                    any(
                            lines.stream()
                                    .filter(line -> line.startsWith("!"))
                                    .map(line -> line.substring(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern any(Stream<String> words) {
        return Pattern.compile(words.map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /**
     * Why a browser of this name does not count: {@code bot} or {@code headless}; null if it does.
     */
    @Nullable String reason(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) return "bot";
        var name = userAgent.toLowerCase(Locale.ROOT);
        if (name.contains("headlesschrome")) return "headless";
        return known.matcher(people.matcher(name).replaceAll("")).find() ? "bot" : null;
    }
}
