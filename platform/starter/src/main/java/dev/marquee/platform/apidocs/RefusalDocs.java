package dev.marquee.platform.apidocs;

import dev.marquee.platform.reason.Reasons;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/**
 * Every refusal that an operation names is a problem detail. Its description begins with the reason
 * or reasons, the end of the problem's {@code type}: {@code "sold-out, quota-exceeded"} or {@code
 * "venue-booked: another hire is in the way"}; without one, it is the usual reason of the status.
 * An example that the annotation brings stays; for others one is made of the description.
 */
class RefusalDocs implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {

    static final String PROBLEM_JSON =
            org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;
    private static final String UNREADABLE =
            "unreadable-body: The request's body is missing or is not well-formed JSON.";
    private static final String UNREADABLE_VERSION =
            "unreadable-if-match: If-Match must be the ETag of an earlier answer.";
    private static final String AWAY =
            "service-unavailable: A database or service is away. Try again in a moment.";
    private static final String SCHEMA = "Problem";
    private static final Pattern REASON = Pattern.compile("[a-z-]+");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        operation
                .getResponses()
                .forEach((status, response) -> {
                    if (isRefusal(status)) describe(Integer.parseInt(status), response);
                });
        if (readsJson(method)) add(operation, 422, "invalid-input");
        return operation;
    }

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null) api.setComponents(new Components());
        api.getComponents().addSchemas(SCHEMA, ProblemSchema.schema());
        if (api.getPaths() == null) return;
        for (var path : api.getPaths().values())
            path.readOperations().forEach(RefusalDocs::addWhatIsAlwaysRefused);
    }

    private static void addWhatIsAlwaysRefused(Operation operation) {
        add(operation, 503, AWAY);
        if (operation.getRequestBody() != null) {
            add(operation, 400, UNREADABLE);
            add(operation, 413, "body-too-large: The request is larger than this server accepts.");
            add(operation, 415, "unsupported-media-type: The body has another media type.");
        }
        var parameters = operation.getParameters();
        if (parameters == null) return;
        if (parameters.stream().anyMatch(it -> it.getIn().equals("query")))
            add(operation, 422, "invalid-input");
        if (parameters.stream().anyMatch(it -> it.getName().equals(HttpHeaders.IF_MATCH)))
            add(operation, 400, UNREADABLE_VERSION);
        if (parameters.stream().anyMatch(RefusalDocs::canBeUnreadable))
            add(operation, 400, "bad-request: A parameter is missing or cannot be read.");
    }

    /** Bytes that are not UTF-8, and what is no number where one belongs. */
    private static boolean canBeUnreadable(Parameter parameter) {
        return !parameter.getIn().equals("cookie");
    }

    /** A refusal that the platform knows without being told; what is described already stays. */
    static void add(Operation operation, int status, String description) {
        var known = operation.getResponses().get(Integer.toString(status));
        if (known == null) {
            var response = new ApiResponse().description(description);
            describe(status, response);
            operation.getResponses().addApiResponse(Integer.toString(status), response);
            return;
        }
        var media = known.getContent() == null ? null : known.getContent().get(PROBLEM_JSON);
        if (media == null || media.getExample() != null) return;
        examples(status, description)
                .forEach((reason, example) -> {
                    if (media.getExamples() == null || !media.getExamples().containsKey(reason))
                        media.addExamples(reason, example);
                });
    }

    static boolean isRefusal(String status) {
        return status.matches("[45]\\d\\d");
    }

    private static boolean readsJson(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .anyMatch(parameter ->
                        parameter.hasParameterAnnotation(RequestBody.class)
                                && parameter.getParameterType() != byte[].class);
    }

    private static void describe(int status, ApiResponse response) {
        var given = response.getContent() == null ? null : response.getContent().get(PROBLEM_JSON);
        var media = new MediaType().schema(new Schema<>().$ref(SCHEMA));
        if (given != null && given.getExamples() != null) media.examples(given.getExamples());
        else if (given != null && given.getExample() != null) media.example(given.getExample());
        else examples(status, response.getDescription()).forEach(media::addExamples);
        response.setContent(new Content().addMediaType(PROBLEM_JSON, media));
    }

    private static Map<String, Example> examples(int status, String description) {
        var colon = description.indexOf(": ");
        var head = colon < 0 ? description : description.substring(0, colon);
        var said = colon < 0 ? "" : description.substring(colon + 2);
        var reasons =
                Stream.of(head.replace("`", "").split("[,;] (?:or )?| or "))
                        .map(words -> words.split(" ", 2)[0])
                        .toList();
        if (!reasons.stream().allMatch(REASON.asMatchPredicate())) {
            reasons = List.of(usualReason(status));
            said = description;
        }
        var examples = new LinkedHashMap<String, Example>();
        for (var reason : reasons)
            examples.put(reason, new Example().value(problem(status, reason, said)));
        return examples;
    }

    private static Map<String, Object> problem(int status, String reason, String said) {
        var problem = new LinkedHashMap<String, Object>();
        problem.put("type", "urn:marquee:problem:" + reason);
        problem.put("title", HttpStatus.valueOf(status).getReasonPhrase());
        problem.put("status", status);
        problem.put("detail", detail(reason, said));
        if (reason.equals("invalid-input"))
            problem.put("errors", List.of(Map.of("field", "name", "message", "is required")));
        Reasons.of(reason)
                .ifPresent(known -> {
                    problem.put("help", Text.of("reason." + reason + ".help").english());
                    problem.put("docs", known.docs());
                    problem.put("who", known.who().word());
                });
        return problem;
    }

    private static String usualReason(int status) {
        return switch (status) {
            case 412 -> "changed-meanwhile";
            case 413 -> "body-too-large";
            case 422 -> "invalid-input";
            default -> Problems.reason(HttpStatus.valueOf(status));
        };
    }

    private static String detail(String reason, String said) {
        return switch (reason) {
            case "invalid-input" -> "Some of what was sent cannot be accepted; see errors.";
            case "not-found" -> "There is no such thing, or it is not yours.";
            case "changed-meanwhile" ->
                    "It has changed since you read it. Read it again, then repeat your change.";
            default -> sentence(said.isEmpty() ? reason.replace('-', ' ') : said);
        };
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0))
                + words.substring(1)
                + (words.endsWith(".") ? "" : ".");
    }
}
