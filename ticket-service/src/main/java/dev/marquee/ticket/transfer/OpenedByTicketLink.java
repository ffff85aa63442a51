package dev.marquee.ticket.transfer;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the header that proves that somebody has a ticket. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = HolderLinks.HEADER,
        in = ParameterIn.HEADER,
        description = "The token of the link that was mailed to the holder of the ticket",
        schema = @Schema(type = "string"),
        example = "wx-3f9k2m8q0z7x5v1t4r6p8n2b4")
public @interface OpenedByTicketLink {}
