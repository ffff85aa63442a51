package dev.marquee.notification.content;

import dev.marquee.platform.config.MarqueeSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The writer of letters, with this service's own texts. */
public final class TestLetters {

    private TestLetters() {}

    public static LetterWriter writer() {
        return writer(OwnLook.NONE);
    }

    /** The same with what organisers have made their own. */
    public static LetterWriter writer(OwnLook look) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return new LetterWriter(messages, settings(), look);
    }

    /** Of a house at tickets.example.org. */
    public static MarqueeSettings settings() {
        return new MarqueeSettings(
                Path.of("target/data"),
                URI.create("https://tickets.example.org"),
                "marquee",
                null,
                Map.of());
    }
}
