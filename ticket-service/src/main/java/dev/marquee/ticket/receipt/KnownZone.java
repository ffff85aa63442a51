package dev.marquee.ticket.receipt;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A time zone of the tz database. */
@Constraint(validatedBy = KnownZone.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@interface KnownZone {

    String message() default "{invalid.time-zone}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<KnownZone, String> {

        @Override
        public boolean isValid(@Nullable String zone, ConstraintValidatorContext context) {
            return zone == null || zone.isEmpty() || ZoneId.getAvailableZoneIds().contains(zone);
        }
    }
}
