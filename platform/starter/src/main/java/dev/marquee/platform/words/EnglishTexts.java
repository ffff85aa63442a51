package dev.marquee.platform.words;

import dev.marquee.platform.language.LanguageMessages;
import dev.marquee.platform.language.Languages;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.WeakHashMap;
import org.springframework.context.MessageSource;

/** What bundles say, for whoever has no reader and no service at hand; each text is read once. */
final class EnglishTexts {

    /** Of two texts of one key, that of the first counts. */
    private static final List<String> BUNDLES = List.of("messages", "platform-messages");

    /** Services of one JVM have bundles of their own. */
    private static final Map<ClassLoader, MessageSource> READ =
            Collections.synchronizedMap(new WeakHashMap<>());

    private EnglishTexts() {}

    /** The key itself where there is no such text. */
    static String of(Text text) {
        var loader = Thread.currentThread().getContextClassLoader();
        var messages =
                READ.computeIfAbsent(
                        loader == null ? EnglishTexts.class.getClassLoader() : loader,
                        EnglishTexts::read);
        try {
            return Objects.requireNonNullElse(
                    messages.getMessage(text.key(), text.getArguments(), null, Locale.ENGLISH),
                    text.key());
        } catch (IllegalArgumentException ofAnotherKind) {
            return text.key();
        }
    }

    private static MessageSource read(ClassLoader loader) {
        var texts = new HashMap<String, String>();
        for (var name : BUNDLES) {
            // asked for first: to be told by an exception that a bundle is missing takes long
            if (loader.getResource(name + ".properties") == null) continue;
            var bundle = ResourceBundle.getBundle(name, Locale.ROOT, loader);
            for (var key : bundle.keySet()) texts.putIfAbsent(key, bundle.getString(key));
        }
        return new LanguageMessages(Languages.onlyEnglish(), "", texts);
    }
}
