package dev.marquee.auth.account;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * NIST SP 800-63B: length counts, composition does not, and what everybody tries first is out: the
 * common ones, the name of the product, and the owner's name and address.
 */
public class GoodPasswordCheck implements ConstraintValidator<GoodPassword, String> {

    static final int SHORTEST = 8;
    static final int LONGEST = 128;

    private static final Set<String> COMMON = common();
    private static final String PRODUCT = "marquee";

    /** Shorter parts of a name or address are in many good passwords by chance. */
    private static final int SHORTEST_PART = 4;

    @Override
    public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
        if (password == null || password.isEmpty()) return true;
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST) return because("{password.too-short}", context);
        if (length > LONGEST) return because("{password.too-long}", context);
        if (plain(password).contains(PRODUCT)) return because("{password.personal}", context);
        return !isCommon(password);
    }

    /**
     * Whether the owner's name, or the part of the address before the @, is in a password, in any
     * case and with or without accents.
     *
     * @param password null and empty contain nothing
     */
    public static boolean isPersonal(
            @Nullable String password, @Nullable String name, @Nullable String email) {
        if (password == null) return false;
        var tried = plain(password);
        var local = email == null ? "" : email.strip().replaceFirst("@[^@]*$", "");
        return Stream.concat(
                        Stream.of(plain(local)),
                        Arrays.stream(plain(name == null ? "" : name).split("[^\\p{L}\\p{N}]+")))
                .filter(part -> part.codePointCount(0, part.length()) >= SHORTEST_PART)
                .anyMatch(tried::contains);
    }

    /** Small letters without accents. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Whether it is among the passwords that everybody tries first, in any case. */
    public static boolean isCommon(String password) {
        var lower = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return COMMON.contains(lower) || lower.chars().distinct().count() < 3;
    }

    private static boolean because(String message, ConstraintValidatorContext context) {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
        return false;
    }

    private static Set<String> common() {
        var file =
                new ClassPathResource(
                        "common-passwords.txt", GoodPasswordCheck.class.getClassLoader());
        try {
            return file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
