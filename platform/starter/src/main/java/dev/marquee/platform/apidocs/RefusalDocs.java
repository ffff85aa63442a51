package dev.marquee.platform.apidocs;

import dev.marquee.platform.web.Problems;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
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
    private static final String SCHEMA = "Problem";
    private static final Pattern REASON = Pattern.compile("[a-z-]+");

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var answers = operation.getResponses();
        answers.forEach((status, response) -> {
            if (isRefusal(status)) describe(Integer.parseInt(status), response);
        });
        if (readsJson(method)) {
            answers.computeIfAbsent("400", absent -> refusal(400, UNREADABLE));
            answers.computeIfAbsent("422", absent -> refusal(422, "invalid-input"));
        }
        return operation;
    }

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null) api.setComponents(new Components());
        api.getComponents().addSchemas(SCHEMA, schema());
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

    /** A refusal that the platform knows without being told. */
    static ApiResponse refusal(int status, String description) {
        var response = new ApiResponse().description(description);
        describe(status, response);
        return response;
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
                Stream.of(head.replace("`", "").split("[,;] | or "))
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

    private static Schema<?> schema() {
        return new ObjectSchema()
                .description("RFC 9457: why it was refused, and what to do")
                .addProperty(
                        "type",
                        new StringSchema()
                                .description("The reason, to switch on")
                                .example("urn:marquee:problem:invalid-input"))
                .addProperty(
                        "title",
                        new StringSchema()
                                .description("The status in words")
                                .example("Unprocessable Content"))
                .addProperty("status", new IntegerSchema().example(422))
                .addProperty(
                        "detail",
                        new StringSchema()
                                .description("For a person: what happened, and what to do")
                                .example("Some of what was sent cannot be accepted; see errors."))
                .addProperty(
                        "instance",
                        new StringSchema().description("The address").example("/api/events"))
                .addProperty(
                        "request_id",
                        new StringSchema()
                                .description("Names the request in the logs")
                                .example("bc605167-777d-4db2-a5db-09dda44f5de6"))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .description("What is wrong with which field")
                                .items(
                                        new ObjectSchema()
                                                .addProperty(
                                                        "field",
                                                        new StringSchema().example("starts_at"))
                                                .addProperty(
                                                        "message",
                                                        new StringSchema()
                                                                .example(
                                                                        "must be in the future"))));
    }
}
