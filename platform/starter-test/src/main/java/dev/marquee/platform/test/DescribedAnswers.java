package dev.marquee.platform.test;

import dev.marquee.platform.test.OpenApiDescription.Described;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.ResultHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares every answer that a test gets with the service's description: its status, its media
 * type, every member of its body, and the {@code type} of a problem must be described.
 */
class DescribedAnswers implements ResultHandler {

    /** They are of HTTP, not of an operation: nothing that it offers was asked for. */
    private static final Set<Integer> OF_HTTP = Set.of(405, 406);

    private final Supplier<OpenApiDescription> description;

    DescribedAnswers(Supplier<OpenApiDescription> description) {
        this.description = description;
    }

    @Override
    public void handle(MvcResult result) throws Exception {
        var request = result.getRequest();
        var answer = result.getResponse();
        if (OF_HTTP.contains(answer.getStatus()) || request.isAsyncStarted()) return;
        var path = Objects.requireNonNull(request.getRequestURI());
        if (path.startsWith("/v3/")) return;
        var method = Objects.requireNonNull(request.getMethod());
        var described = description.get().find(method, path);
        if (described.isEmpty()) return;
        var faults = faults(described.get(), answer);
        if (!faults.isEmpty())
            throw new AssertionError(
                    "%s answered %d, which is not what its description says: %s%n%s"
                            .formatted(
                                    described.get(),
                                    answer.getStatus(),
                                    String.join("; ", faults),
                                    answer.getContentAsString()));
    }

    private List<String> faults(Described operation, MockHttpServletResponse answer)
            throws UnsupportedEncodingException {
        var response = operation.response(answer.getStatus());
        if (response.isEmpty()) return List.of("the status is not described");
        var content = response.get().path("content");
        var body = answer.getContentAsByteArray();
        if (body.length == 0) {
            // The body of what is handed to the container as an error is written after the test.
            var elsewhere = answer.getStatus() >= 400;
            return content.isEmpty() || elsewhere
                    ? List.of()
                    : List.of("a body is described, and none came");
        }
        if (answer.getContentType() == null) return List.of("the body has no media type");
        var type = MediaType.parseMediaType(answer.getContentType());
        var media =
                content.propertyStream()
                        .filter(it -> MediaType.parseMediaType(it.getKey()).includes(type))
                        .findFirst();
        if (media.isEmpty()) return List.of(type + " is not described");
        if (!type.getSubtype().endsWith("json")) return List.of();
        return faults(media.get().getValue(), body);
    }

    private List<String> faults(JsonNode media, byte[] body) {
        JsonNode value;
        try {
            value = JsonMapper.shared().readTree(body);
        } catch (JacksonException e) {
            return List.of("the body is no JSON");
        }
        var faults = new ArrayList<>(description.get().faults(media, value));
        if (media.path("schema").path("$ref").asString("").endsWith("/Problem")) {
            var named = types(media);
            var type = value.path("type").asString("");
            if (!named.contains(type)) faults.add(type + " is none of " + named);
        }
        return faults;
    }

    private static List<String> types(JsonNode media) {
        return ApiDocsContract.examples(media).stream()
                .map(example -> example.path("type").asString(""))
                .toList();
    }
}
