package dev.marquee.event.web;

import dev.marquee.event.catalogue.EventView;
import dev.marquee.event.text.Translation;
import dev.marquee.platform.value.PlainText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an event is called in one other language, as it is typed.
 *
 * @param version of the event that was looked at
 */
record TextsForm(
        @Size(max = 100, message = "{invalid.at-most-100-characters}")
                @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                @Nullable String name,
        @Size(max = 5000, message = "{invalid.at-most-5000-characters}")
                @Pattern(regexp = PlainText.LINES, message = PlainText.MESSAGE)
                @Nullable String description,
        @Nullable List<@Valid @Nullable Type> types,
        @Nullable String version) {

    /** The name of a ticket type. */
    record Type(
            @Nullable String id,
            @Size(max = 60, message = "{invalid.at-most-60-characters}")
                    @Pattern(regexp = PlainText.LINE, message = PlainText.MESSAGE)
                    @Nullable String name) {}

    static TextsForm of(EventView event, @Nullable Translation stored) {
        return new TextsForm(
                stored == null ? null : stored.name(),
                stored == null ? null : stored.description(),
                event.ticketTypes().stream()
                        .map(type ->
                                new Type(
                                        String.valueOf(type.id()),
                                        stored == null ? null : stored.type(type.id())))
                        .toList(),
                String.valueOf(event.version()));
    }

    /** The same with a row for each of the event's types, whatever was sent. */
    TextsForm over(EventView event) {
        var rows = new ArrayList<Type>();
        for (var type : event.ticketTypes())
            rows.add(new Type(String.valueOf(type.id()), typed(String.valueOf(type.id()))));
        return new TextsForm(name, description, rows, version);
    }

    private @Nullable String typed(String id) {
        if (types == null) return null;
        for (var type : types) if (type != null && id.equals(type.id())) return type.name();
        return null;
    }

    Translation said() {
        var names = new TreeMap<String, @Nullable String>();
        if (types != null)
            for (var type : types)
                if (type != null && type.id() != null) names.put(type.id(), type.name());
        return new Translation(name, description, names).tidy();
    }

    @Nullable Long seenVersion() {
        return version != null && version.matches("\\d{1,18}") ? Long.valueOf(version) : null;
    }
}
