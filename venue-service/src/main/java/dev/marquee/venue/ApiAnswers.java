package dev.marquee.venue;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.ProblemDetail;

/** Refusals that several endpoints share, for the documentation: with an example of each. */
public final class ApiAnswers {

    private static final String PROBLEM = "application/problem+json";

    private ApiAnswers() {}

    /** 404. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "404",
            description = "not-found: it is not there, or not yours",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = ProblemDetail.class),
                            examples =
                                    @ExampleObject(
                                            "{\"type\":\"urn:marquee:problem:not-found\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"There is no such venue.\"}")))
    public @interface NotFound {}

    /** 422. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "422",
            description = "invalid-input: errors names each field and what is wrong with it",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = ProblemDetail.class),
                            examples =
                                    @ExampleObject(
                                            "{\"type\":\"urn:marquee:problem:invalid-input\",\"title\":\"Unprocessable Content\",\"status\":422,\"detail\":\"Some of what was sent cannot be accepted; see errors.\",\"errors\":[{\"field\":\"ends_at\",\"message\":\"must be after the start\"}]}")))
    public @interface Invalid {}

    /** 412. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "412",
            description = "changed-meanwhile: If-Match names another version than there is now",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = ProblemDetail.class),
                            examples =
                                    @ExampleObject(
                                            "{\"type\":\"urn:marquee:problem:changed-meanwhile\",\"title\":\"Precondition Failed\",\"status\":412,\"detail\":\"The venue has changed since you read it. Read it again, then repeat your change.\"}")))
    public @interface Changed {}

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
                            schema = @Schema(implementation = ProblemDetail.class),
                            examples =
                                    @ExampleObject(
                                            "{\"type\":\"urn:marquee:problem:venue-booked\",\"title\":\"Conflict\",\"status\":409,\"detail\":\"Harbour Hall is taken from 28 November 2026, 19:00, until 28 November 2026, 23:00. Choose another time or another venue.\",\"starts_at\":\"2026-11-28T19:00:00Z\",\"ends_at\":\"2026-11-28T23:00:00Z\"}")))
    public @interface Taken {}

    /** 409 for whoever deletes a venue. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "409",
            description = "venue-hired: give its hires back first",
            content =
                    @Content(
                            mediaType = PROBLEM,
                            schema = @Schema(implementation = ProblemDetail.class),
                            examples =
                                    @ExampleObject(
                                            "{\"type\":\"urn:marquee:problem:venue-hired\",\"title\":\"Conflict\",\"status\":409,\"detail\":\"Harbour Hall is still hired. Give the hired times back first.\"}")))
    public @interface Hired {}
}
