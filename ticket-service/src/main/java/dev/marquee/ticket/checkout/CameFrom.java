package dev.marquee.ticket.checkout;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the visit came from on which a booking is made, in cleaned words. Figures are split by it;
 * nobody is found by it.
 *
 * @param link the code of an organiser's tracking link
 * @param language the region of the browser's language
 */
@Schema(name = "CameFrom")
public record CameFrom(
        @Pattern(regexp = WORDS) @Schema(example = "news.example.org") @Nullable String source,
        @Pattern(regexp = WORDS) @Schema(example = "print") @Nullable String medium,
        @Pattern(regexp = WORDS) @Schema(example = "spring sale") @Nullable String campaign,
        @Pattern(regexp = WORDS) @Schema(example = "k7m2qp9") @Nullable String link,
        @Pattern(regexp = "[A-Z]{2}") @Schema(example = "VN") @Nullable String language) {

    private static final String WORDS = "[a-z0-9._~ -]{0,60}";

    /** As it is stored; null if it says nothing. */
    @Nullable String text() {
        var words = new TreeMap<String, String>();
        put(words, "source", source);
        put(words, "medium", medium);
        put(words, "campaign", campaign);
        put(words, "link", link);
        put(words, "language", language);
        return words.isEmpty() ? null : JsonMapper.shared().writeValueAsString(words);
    }

    private static void put(TreeMap<String, String> words, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) words.put(name, value);
    }
}
