package dev.marquee.site.visit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Programs that look at pages, by what they say they are: {@code visit/bots.txt}, with its date.
 */
@Component
class Bots {

    private final Pattern known;

    Bots() {
        try {
            known =
                    Pattern.compile(
                            new ClassPathResource("visit/bots.txt")
                                    .getContentAsString(StandardCharsets.UTF_8)
                                    .lines()
                                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                                    .map(line -> Pattern.quote(line.strip()))
                                    .collect(Collectors.joining("|")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Why a browser of this name does not count: {@code bot} or {@code headless}; null if it does.
     */
    @Nullable String reason(@Nullable String userAgent) {
        if (userAgent == null || userAgent.isBlank()) return "bot";
        var name = userAgent.toLowerCase(Locale.ROOT);
        if (name.contains("headlesschrome")) return "headless";
        return known.matcher(name).find() ? "bot" : null;
    }
}
