package dev.marquee.platform.web;

import dev.marquee.platform.words.Text;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Refusals as RFC 9457 problem details, with a {@code type} the caller can switch on. */
public final class Problems {

    private static final String TYPE = "urn:marquee:problem:";

    /** The members that all have, which no other member may be called. */
    private static final Set<String> STANDARD =
            Set.of("type", "title", "status", "detail", "instance", "help", "docs", "who");

    /**
     * One thing to put right.
     *
     * @param field as it is called in what was sent
     * @param message a {@link Text}, or what is in the reader's language already
     */
    public record Fault(String field, MessageSourceResolvable message) {}

    private Problems() {}

    /**
     * A refusal to throw from a controller or a use case.
     *
     * @param type the reason in kebab case: sold-out, quota-exceeded …
     * @param detail one or two sentences for a person: what happened, and what to do
     */
    public static ErrorResponseException problem(HttpStatus status, String type, Text detail) {
        return problem(status, type, detail, Map.of());
    }

    /** The same, with further members of the answer, such as the number of tickets left. */
    public static ErrorResponseException problem(
            HttpStatus status, String type, Text detail, Map<String, ?> members) {
        return new ErrorResponseException(status, detail(status, type, detail, members), null);
    }

    /** The same with words that are in the reader's language already. */
    public static ErrorResponseException problem(
            HttpStatus status, String type, String words, Map<String, ?> members) {
        var body = ProblemDetail.forStatusAndDetail(status, words);
        return new ErrorResponseException(status, describe(body, status, type, members), null);
    }

    public static ErrorResponseException problem(HttpStatus status, String type, String words) {
        return problem(status, type, words, Map.of());
    }

    /** The same with words that are in the reader's language already. */
    public static ErrorResponseException invalid(String field, String words) {
        return invalid(field, words(words));
    }

    /** What is in the reader's language already, such as what a validator says. */
    public static MessageSourceResolvable words(String words) {
        return new DefaultMessageSourceResolvable(new String[0], words);
    }

    /** 422 for what only code can find wrong with a field: the same answer as for an annotation. */
    public static ErrorResponseException invalid(String field, MessageSourceResolvable message) {
        return invalid(List.of(new Fault(field, message)));
    }

    /** The same for several fields. */
    public static ErrorResponseException invalid(List<Fault> faults) {
        return invalid(Text.of("problem.invalid-input"), faults);
    }

    /** The same with a detail of its own. */
    public static ErrorResponseException invalid(Text detail, List<Fault> faults) {
        return new ErrorResponseException(
                HttpStatus.UNPROCESSABLE_CONTENT, invalidDetail(detail, faults), null);
    }

    static ProblemDetail invalidDetail(Text detail, List<Fault> faults) {
        var status = HttpStatus.UNPROCESSABLE_CONTENT;
        var body = new WordedProblem(status, detail, faults);
        return describe(body, status, "invalid-input", Map.of());
    }

    /**
     * 404: there is no such thing, or it is not the caller's to see.
     *
     * @param what event, seat plan …: a key {@code thing.seat-plan} has the words
     */
    public static ErrorResponseException notFound(String what) {
        return problem(
                HttpStatus.NOT_FOUND, "not-found", Text.of("problem.not-found", thing(what)));
    }

    /** What a refusal says to a person: for a page, whose model puts texts into words. */
    public static Text said(ErrorResponseException refusal) {
        return refusal.getBody() instanceof WordedProblem worded
                ? worded.text()
                : Text.of(String.valueOf(refusal.getBody().getDetail()));
    }

    /** What a refusal of {@link #invalid} says of the first field that is wrong. */
    public static Text fault(ErrorResponseException refusal) {
        return refusal.getBody() instanceof WordedProblem worded
                ? worded.firstFault()
                : said(refusal);
    }

    /** Puts a problem into words for its reader, where it is written without Spring MVC. */
    public static void put(ProblemDetail problem, MessageSource messages, Locale locale) {
        WordedProblem.put(problem, messages, locale);
    }

    static Text thing(String what) {
        return Text.of("thing." + what.replace(' ', '-'));
    }

    /** Whether this is the reason of a refusal. */
    static boolean is(String type, ErrorResponseException refusal) {
        return URI.create(TYPE + type).equals(refusal.getBody().getType());
    }

    /** The reason where a status says it all: {@code 415} is unsupported-media-type. */
    public static String reason(HttpStatus status) {
        return status.getReasonPhrase().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    /** What a status says to a person, where nothing more is known. */
    static Text explanation(HttpStatus status) {
        return Text.of(
                switch (status) {
                    case NOT_FOUND -> "problem.no-such-address";
                    case FORBIDDEN -> "problem.forbidden";
                    case METHOD_NOT_ALLOWED -> "problem.method-not-allowed";
                    case CONTENT_TOO_LARGE -> "problem.body-too-large";
                    case SERVICE_UNAVAILABLE, BAD_GATEWAY, GATEWAY_TIMEOUT -> "problem.part-away";
                    default -> status.is5xxServerError() ? "problem.failed" : "problem.unreadable";
                });
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
            HttpStatus status, String type, Text detail, Map<String, ?> members) {
        return describe(new WordedProblem(status, detail, List.of()), status, type, members);
    }

    private static ProblemDetail describe(
            ProblemDetail body, HttpStatus status, String type, Map<String, ?> members) {
        for (var name : members.keySet())
            if (STANDARD.contains(name))
                throw new IllegalArgumentException("a problem has a " + name + " of its own");
        body.setType(URI.create(TYPE + type));
        body.setTitle(status.getReasonPhrase());
        members.forEach(body::setProperty);
        return body;
    }
}
