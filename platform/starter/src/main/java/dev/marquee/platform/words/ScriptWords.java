package dev.marquee.platform.words;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import tools.jackson.databind.json.JsonMapper;

/** What the scripts of a page say: the messages of a service whose keys begin with a prefix. */
public final class ScriptWords {

    private final MessageSource messages;
    private final JsonMapper json;
    private final String prefix;
    private final List<String> keys;

    /**
     * @param prefix of the keys, with its dot; scripts know the words without it
     * @throws UncheckedIOException if the service has no {@code messages.properties}
     */
    public ScriptWords(MessageSource messages, JsonMapper json, String prefix) {
        this.prefix = prefix;
        this.messages = messages;
        this.json = json;
        try {
            this.keys =
                    PropertiesLoaderUtils.loadProperties(
                                    new ClassPathResource("messages.properties"))
                            .stringPropertyNames()
                            .stream()
                            .filter(key -> key.startsWith(prefix))
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the reader's language, by key. */
    public String json(Locale locale) {
        var words = new TreeMap<String, String>();
        for (var key : keys)
            words.put(key.substring(prefix.length()), messages.getMessage(key, null, locale));
        return json.writeValueAsString(words);
    }
}
