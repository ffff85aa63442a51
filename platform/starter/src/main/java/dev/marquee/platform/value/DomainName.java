package dev.marquee.platform.value;

import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;

/**
 * Names of the DNS in their ASCII form, by IDNA2008 (UTS #46, non-transitional): straße.example is
 * xn--strae-oqa.example, which belongs to somebody else than strasse.example.
 */
public final class DomainName {

    private DomainName() {}

    /**
     * The ASCII form, in lower case, without a dot at the end; empty if the name cannot be one. A
     * name in ASCII is taken as it stands.
     */
    public static Optional<String> ascii(String name) {
        var ascii =
                name.chars().allMatch(c -> c < 0x80)
                        ? Optional.of(name.toLowerCase(Locale.ROOT))
                        : Unicode.ascii(name);
        return ascii.map(host -> host.endsWith(".") ? host.substring(0, host.length() - 1) : host)
                .filter(host -> !host.isEmpty());
    }

    /** Loaded with the first name that is not ASCII. */
    private static final class Unicode {

        private static final IDNA UTS46 =
                IDNA.getUTS46Instance(
                        IDNA.NONTRANSITIONAL_TO_ASCII
                                | IDNA.USE_STD3_RULES
                                | IDNA.CHECK_BIDI
                                | IDNA.CHECK_CONTEXTJ);

        static Optional<String> ascii(String name) {
            var found = convert(name);
            return found.isPresent() ? found : convert(name.replaceAll("[\\u200C\\u200D]", ""));
        }

        private static Optional<String> convert(String name) {
            var info = new IDNA.Info();
            var ascii = UTS46.nameToASCII(name, new StringBuilder(), info).toString();
            return info.hasErrors() ? Optional.empty() : Optional.of(ascii);
        }
    }
}
