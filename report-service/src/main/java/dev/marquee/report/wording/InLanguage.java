package dev.marquee.report.wording;

import java.util.Locale;
import java.util.function.Supplier;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Has words said in a language that is given, where nobody is asking whose language it could be.
 */
public final class InLanguage {

    private InLanguage() {}

    /** What the work returns; charts, figures and times in it are in this language. */
    public static <T> T of(Locale locale, Supplier<T> work) {
        var before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(locale);
        try {
            return work.get();
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }
}
