package dev.marquee.venue;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A refusal that several endpoints share, for the documentation. */
public final class ApiAnswers {

    private static final String PROBLEM = "application/problem+json";

    private ApiAnswers() {}

    /** 409 for whoever hires. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "409",
            description =
                    "venue-booked: starts_at and ends_at say what is in the way. hire-of-event (only for changes): it is changed through its event",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            examples =
                                    @ExampleObject(
                                            "{\"type\":\"urn:marquee:problem:venue-booked\",\"title\":\"Conflict\",\"status\":409,\"detail\":\"Harbour Hall is taken from 28 November 2026, 19:00, until 28 November 2026, 23:00. Choose another time or another venue.\",\"starts_at\":\"2026-11-28T19:00:00Z\",\"ends_at\":\"2026-11-28T23:00:00Z\"}")))
    public @interface Taken {}
}
