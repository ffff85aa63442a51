package dev.marquee.auth.account;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** NIST SP 800-63B: length counts, composition does not, and what everybody tries first is out. */
public class GoodPasswordCheck implements ConstraintValidator<GoodPassword, String> {

    static final int SHORTEST = 8;
    static final int LONGEST = 128;

    private static final Set<String> COMMON = common();

    @Override
    public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
        if (password == null || password.isEmpty()) return true;
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST) return because("{password.too-short}", context);
        if (length > LONGEST) return because("{password.too-long}", context);
        return !isCommon(password);
    }

    /** Whether it is among the passwords that everybody tries first, in any case. */
    public static boolean isCommon(String password) {
        var lower = password.toLowerCase(Locale.ROOT);
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
