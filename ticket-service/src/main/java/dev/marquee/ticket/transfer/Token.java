package dev.marquee.ticket.transfer;

import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the token of an offer's link. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        description = "The last part of the link's address",
        example = "2a-0k2m8q0z7x5v1t4r6p8n2b4c")
@interface Token {}
