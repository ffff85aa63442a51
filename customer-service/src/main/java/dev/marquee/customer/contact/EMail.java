package dev.marquee.customer.contact;

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

/** An address that mail can be sent to, in any of its spellings. Nothing at all is valid too. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = EMail.Check.class)
@interface EMail {

    String message() default "{invalid.email}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<EMail, String> {

        @Override
        public boolean isValid(@Nullable String address, ConstraintValidatorContext context) {
            return address == null || address.isBlank() || EmailAddress.parse(address).isPresent();
        }
    }
}
