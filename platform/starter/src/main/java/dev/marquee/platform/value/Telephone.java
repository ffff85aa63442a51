package dev.marquee.platform.value;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** That a text can be a telephone number, see {@link PhoneNumber#read}. Null and blank are. */
@Constraint(validatedBy = Telephone.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Telephone {

    String message() default "{invalid.telephone}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<Telephone, String> {

        @Override
        public boolean isValid(@Nullable String number, ConstraintValidatorContext context) {
            return number == null || number.isBlank() || PhoneNumber.read(number).isPresent();
        }
    }
}
