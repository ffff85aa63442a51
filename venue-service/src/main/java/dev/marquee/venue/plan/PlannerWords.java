package dev.marquee.venue.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the scripts of the editor say: the messages whose keys begin with {@code planner.}. */
@Component
class PlannerWords {

    private static final String PREFIX = "planner.";

    private final MessageSource messages;
    private final JsonMapper json;
    private final List<String> keys;

    PlannerWords(MessageSource messages, JsonMapper json) {
        this.messages = messages;
        this.json = json;
        try {
            this.keys =
                    PropertiesLoaderUtils.loadProperties(
                                    new ClassPathResource("messages.properties"))
                            .stringPropertyNames()
                            .stream()
                            .filter(key -> key.startsWith(PREFIX))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the reader's language, by key. */
    String json(Locale locale) {
        var words = new TreeMap<String, String>();
        for (var key : keys)
            words.put(key.substring(PREFIX.length()), messages.getMessage(key, null, locale));
        return json.writeValueAsString(words);
    }
}
