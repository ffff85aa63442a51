package dev.marquee.platform.value;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A person's name as it stands in mails: no link, no e-mail address. Mail programs make links of
 * those, and our mails must not carry strangers' links. A field that has this is cleaned with
 * {@link CleanText#name}. Null and blank are fine.
 */
@Constraint(validatedBy = PersonName.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface PersonName {

    String message() default "{invalid.name}";

    /** Whether an e-mail address is fine too: it stands in for a name that nobody knows. */
    boolean orAddress() default false;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<PersonName, String> {

        private static final Pattern HOST_AND_PATH =
                Pattern.compile("[\\p{L}\\p{N}-]\\.\\p{L}{2,63}(:\\d+)?/");

        private boolean orAddress;

        @Override
        public void initialize(PersonName annotation) {
            orAddress = annotation.orAddress();
        }

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            if (name == null || orAddress && EmailAddress.parse(name).isPresent()) return true;
            if (name.indexOf('@') >= 0 || name.contains("://")) return false;
            if (name.indexOf('.') < 0) return true;
            return !containsWww(name)
                    && (name.indexOf('/') < 0 || !HOST_AND_PATH.matcher(name).find());
        }

        private static boolean containsWww(String name) {
            for (var i = name.indexOf('.'); i >= 0; i = name.indexOf('.', i + 1))
                if (i >= 3 && name.regionMatches(true, i - 3, "www", 0, 3)) return true;
            return false;
        }
    }
}
