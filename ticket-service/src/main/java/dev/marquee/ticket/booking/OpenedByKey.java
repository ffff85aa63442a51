package dev.marquee.ticket.booking;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the header that opens a booking to whoever has its key. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = BookingAccess.KEY_HEADER,
        in = ParameterIn.HEADER,
        description =
                "The access_key that the booking was answered with, or the token of a mailed link: opens it without an account",
        schema = @Schema(type = "string"),
        example = "k3Vt9bQx0PzL")
public @interface OpenedByKey {}
