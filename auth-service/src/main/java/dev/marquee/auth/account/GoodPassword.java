package dev.marquee.auth.account;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A password that may be chosen: 8 to 128 characters of any kind, and none of the commonest. Null
 * and empty are good: {@code @NotEmpty} says that better.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = GoodPasswordCheck.class)
public @interface GoodPassword {

    String message() default "{password.too-common}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
