package dev.marquee.event.text;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.marquee.platform.value.PlainText;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An event's texts in one other language. What is missing is shown in another one.
 *
 * @param description in Markdown
 * @param ticketTypes the names of ticket types by their ids; when it is sent, by their names as
 *     well
 */
@Schema(name = "EventTexts")
public record Translation(
        @Schema(example = "Đêm hoa đăng")
                @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String name,
        @Schema(example = "Ba ban nhạc, **một** chiếc thuyền.", description = "in Markdown")
                @Size(max = 5000, message = "{invalid.at-most-5000-characters}")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Nullable String description,
        @Schema(
                        description =
                                "Names of ticket types by their ids, or by their names in the main language",
                        example = "{\"12\": \"Vé đứng\"}")
                @JsonAlias("ticketTypes")
                @Size(max = 20, message = "{invalid.1-to-20-kinds}")
                @Nullable
                        Map<
                                String,
                                @Size(max = 60, message = "{invalid.at-most-60-characters}")
                                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                                @Nullable String>
                        ticketTypes) {

    static final Translation NONE = new Translation(null, null, Map.of());

    public @Nullable String type(long id) {
        return ticketTypes == null ? null : ticketTypes.get(String.valueOf(id));
    }

    @JsonIgnore
    public boolean isEmpty() {
        return name == null
                && description == null
                && (ticketTypes == null || ticketTypes.isEmpty());
    }

    /** How many texts it has. */
    @JsonIgnore
    public int size() {
        return (int) texts().count();
    }

    Stream<String> texts() {
        return Stream.concat(names(), Stream.ofNullable(description));
    }

    /** What the event and its ticket types are called. */
    Stream<String> names() {
        return Stream.concat(
                Stream.ofNullable(name),
                ticketTypes == null ? Stream.of() : ticketTypes.values().stream());
    }

    /** The same without what is blank, and without what is around a text. */
    public Translation tidy() {
        var types = new TreeMap<String, String>();
        if (ticketTypes != null)
            ticketTypes.forEach((type, text) -> {
                if (text != null && !text.isBlank()) types.put(type, text.strip());
            });
        return new Translation(stripped(name), stripped(description), types);
    }

    Translation with(String field, String value) {
        return switch (field) {
            case StoredTexts.NAME -> new Translation(value, description, ticketTypes);
            case StoredTexts.DESCRIPTION -> new Translation(name, value, ticketTypes);
            default -> {
                var types = new TreeMap<>(ticketTypes == null ? Map.of() : ticketTypes);
                types.put(field.substring(StoredTexts.TYPE.length()), value);
                yield new Translation(name, description, types);
            }
        };
    }

    /** The same for ticket types with other ids; those that have none are left out. */
    Translation withTypes(LongFunction<@Nullable Long> other) {
        var types = new TreeMap<String, String>();
        if (ticketTypes != null)
            ticketTypes.forEach((type, text) -> {
                var id = other.apply(Long.parseLong(type));
                if (id != null && text != null) types.put(String.valueOf(id), text);
            });
        return new Translation(name, description, types);
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
