package dev.marquee.platform.language;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.MessagePattern;
import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePattern.Part;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.util.ConcurrentLruCache;

/**
 * A service's texts, all of them written for ICU's MessageFormat: plurals are those of the
 * language, and one rule counts for apostrophes. What a language lacks is said in English.
 *
 * <p>A text with arguments that is asked for without any keeps them as {@code {0}}, for scripts
 * that fill them in.
 */
public final class LanguageMessages extends AbstractMessageSource {

    private static final Logger log = LoggerFactory.getLogger(LanguageMessages.class);
    private static final Object[] NOTHING = {};

    /** Readers may name any region of English; texts are kept for those that were read last. */
    private static final int MOST_REGIONS = 40;

    /** A text that has been read; {@code format} is null where it has no arguments. */
    private record Text(String plain, @Nullable MessageFormat format) {

        String with(Object[] values) {
            if (format == null) return plain;
            // it is not safe for several threads
            synchronized (format) {
                return format.format(values, new StringBuffer(), null).toString();
            }
        }
    }

    private final Languages languages;
    private final String prefix;
    private final Map<String, String> english;
    private final Map<Locale, Map<String, Text>> read;
    private final ConcurrentLruCache<Locale, Map<String, Text>> readInRegions =
            new ConcurrentLruCache<>(MOST_REGIONS, region -> new ConcurrentHashMap<>());

    /**
     * @param service whose texts these are, such as {@code ticket}
     * @param english by key
     */
    public LanguageMessages(Languages languages, String service, Map<String, String> english) {
        this.languages = languages;
        this.prefix = service + ".";
        this.english = Map.copyOf(english);
        this.read =
                languages.all().stream()
                        .map(Language::locale)
                        .distinct()
                        .collect(toUnmodifiableMap(one -> one, one -> new ConcurrentHashMap<>()));
    }

    @Override
    protected @Nullable String getMessageInternal(
            @Nullable String code, Object @Nullable [] values, @Nullable Locale locale) {
        if (code == null) return null;
        var reader = locale == null ? Locale.ENGLISH : locale;
        var text = find(code, reader);
        if (text == null) return getMessageFromParent(code, values, reader);
        return values == null || values.length == 0
                ? text.plain()
                : text.with(resolveArguments(values, reader));
    }

    /** Of texts that are no key, such as defaults of validation. */
    @Override
    protected String formatMessage(
            String text, Object @Nullable [] values, @Nullable Locale locale) {
        if (values == null || values.length == 0) return text;
        var reader = locale == null ? Locale.ENGLISH : locale;
        return parse(text, reader).with(resolveArguments(values, reader));
    }

    @Override
    protected java.text.@Nullable MessageFormat resolveCode(String code, Locale locale) {
        return null; // nobody asks: its own formats cannot be Java's
    }

    private @Nullable Text find(String code, Locale locale) {
        var known = read.get(locale);
        if (known == null) known = readInRegions.get(locale);
        var text = known.get(code);
        if (text != null) return text;
        // what no text exists for is not remembered: such keys have no end
        var made = make(code, locale);
        if (made != null) known.put(code, made);
        return made;
    }

    private @Nullable Text make(String code, Locale locale) {
        var language = languages.of(locale);
        var ownWords = english.get(code);
        if (language.tag().equals(PseudoLanguage.TAG) && ownWords != null)
            return parse(PseudoLanguage.of(ownWords), locale);
        var translated = language.text(prefix + code);
        if (translated == null) translated = language.text("platform." + code);
        if (translated != null && ownWords != null)
            try {
                return parse(translated, locale);
            } catch (IllegalArgumentException e) {
                log.error("{}{} cannot be read in {}", prefix, code, language, e);
            }
        if (ownWords == null) return null;
        return parse(ownWords, language == languages.english() ? locale : Locale.ENGLISH);
    }

    private static Text parse(String text, Locale locale) {
        if (text.indexOf('{') < 0 && text.indexOf('\'') < 0) return new Text(text, null);
        var format = new MessageFormat(text, locale);
        var pattern = new MessagePattern(text);
        var hasArguments = false;
        var hasStyles = false;
        for (var i = 0; i < pattern.countParts(); i++) {
            var part = pattern.getPart(i);
            if (part.getType() != Part.Type.ARG_START) continue;
            hasArguments = true;
            hasStyles |= part.getArgType() != ArgType.NONE;
        }
        var plain = hasStyles ? text : format.format(NOTHING, new StringBuffer(), null).toString();
        return new Text(plain, hasArguments ? format : null);
    }
}
