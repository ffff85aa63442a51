package dev.marquee.auth.account;

import dev.marquee.platform.value.EmailAddress;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * What {@link EmailAddress} can read. Null and blank are good: {@code @NotBlank} says it better.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = DeliverableEmail.Check.class)
public @interface DeliverableEmail {

    String message() default "{Email}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reads it. */
    class Check implements ConstraintValidator<DeliverableEmail, String> {

        @Override
        public boolean isValid(@Nullable String email, ConstraintValidatorContext context) {
            if (email == null || email.isBlank()) return true;
            try {
                new EmailAddress(email);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
