package dev.marquee.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/**
 * The first of the browser's languages that the pages are written in, with its region: so words,
 * dates, numbers and the page's {@code lang} are always of one language. English if there is none.
 *
 * <p>A language is one that {@code platform-messages_<language>.properties} exists for; nothing
 * else of a language tag is kept, such as the digits of another script.
 */
class SpokenLocales extends AcceptHeaderLocaleResolver {

    private static final String BUNDLE = "platform-messages_";

    private final Set<String> languages = new TreeSet<>(Set.of(Locale.ENGLISH.getLanguage()));

    SpokenLocales() {
        try {
            // Beside the bundle itself: a pattern needs a folder, and a jar has none at its root.
            var usual = new ClassPathResource("platform-messages.properties").getURL().toString();
            var folder = usual.substring(0, usual.lastIndexOf('/') + 1);
            for (var bundle :
                    new PathMatchingResourcePatternResolver()
                            .getResources(folder + BUNDLE + "*.properties")) {
                var name = Objects.requireNonNull(bundle.getFilename());
                languages.add(name.substring(BUNDLE.length(), name.indexOf('.')));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) return Locale.ENGLISH;
        return Collections.list(request.getLocales()).stream()
                .filter(locale -> languages.contains(locale.getLanguage()))
                .findFirst()
                .map(locale -> Locale.of(locale.getLanguage(), locale.getCountry()))
                .orElse(Locale.ENGLISH);
    }
}
