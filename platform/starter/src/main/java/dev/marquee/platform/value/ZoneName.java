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

/** The name of a zone in the time-zone database, such as Asia/Ho_Chi_Minh. Null is fine. */
@Constraint(validatedBy = ZoneName.Check.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface ZoneName {

    String message() default "{invalid.time-zone}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Check implements ConstraintValidator<ZoneName, String> {

        @Override
        public boolean isValid(@Nullable String name, ConstraintValidatorContext context) {
            return name == null || WrittenTime.zone(name).isPresent();
        }
    }
}
