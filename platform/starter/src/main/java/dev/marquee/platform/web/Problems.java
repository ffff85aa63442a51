package dev.marquee.platform.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Refusals as RFC 9457 problem details, with a {@code type} the caller can switch on. */
public final class Problems {

    private static final String TYPE = "urn:marquee:problem:";

    /** The members that RFC 9457 defines, which no other member may be called. */
    private static final Set<String> STANDARD =
            Set.of("type", "title", "status", "detail", "instance");

    private Problems() {}

    /**
     * A refusal to throw from a controller or a use case.
     *
     * @param type the reason in kebab case: sold-out, quota-exceeded …
     * @param detail one or two sentences for a person: what happened, and what to do
     */
    public static ErrorResponseException problem(HttpStatus status, String type, String detail) {
        return problem(status, type, detail, Map.of());
    }

    /** The same, with further members of the answer, such as the number of tickets left. */
    public static ErrorResponseException problem(
            HttpStatus status, String type, String detail, Map<String, ?> members) {
        return new ErrorResponseException(status, detail(status, type, detail, members), null);
    }

    /** 422 for what only code can find wrong with a field: the same answer as for an annotation. */
    public static ErrorResponseException invalid(String field, String message) {
        return problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "invalid-input",
                "Some of what was sent cannot be accepted; see errors.",
                Map.of("errors", List.of(Map.of("field", field, "message", message))));
    }

    /** 404: there is no such thing, or it is not the caller's to see. */
    public static ErrorResponseException notFound(String what) {
        return problem(HttpStatus.NOT_FOUND, "not-found", "There is no such " + what + ".");
    }

    /** Whether this is the reason of a refusal. */
    static boolean is(String type, ErrorResponseException refusal) {
        return URI.create(TYPE + type).equals(refusal.getBody().getType());
    }

    /** The reason where a status says it all: {@code 415} is unsupported-media-type. */
    public static String reason(HttpStatus status) {
        return status.getReasonPhrase().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    /** Gives a problem that Spring wrote the type of its status. */
    static void nameReason(ProblemDetail problem) {
        var status = HttpStatus.resolve(problem.getStatus());
        if (problem.getType() == null && status != null)
            problem.setType(URI.create(TYPE + reason(status)));
    }

    /**
     * The body alone.
     *
     * @throws IllegalArgumentException if a member is called as one of RFC 9457 is: a body with two
     *     of a name cannot be read
     */
    public static ProblemDetail detail(
            HttpStatus status, String type, String detail, Map<String, ?> members) {
        for (var name : members.keySet())
            if (STANDARD.contains(name))
                throw new IllegalArgumentException("a problem has a " + name + " of its own");
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(TYPE + type));
        body.setTitle(status.getReasonPhrase());
        members.forEach(body::setProperty);
        return body;
    }
}
