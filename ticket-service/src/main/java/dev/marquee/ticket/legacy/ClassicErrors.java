package dev.marquee.ticket.legacy;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import tools.jackson.databind.json.JsonMapper;

/** Words problem details as the first ticket system did, at its own addresses; the status stays. */
@RestControllerAdvice
class ClassicErrors implements ResponseBodyAdvice<Object> {

    record Failed(boolean success, String error) {}

    private final JsonMapper json;

    ClassicErrors(JsonMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(
            MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!(body instanceof ProblemDetail problem)
                || !request.getURI().getPath().equals(ClassicTicketController.BOOKING)) return body;
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        return new Failed(false, error(problem));
    }

    /** The first field at fault and what is wrong with it, or else what happened. */
    private String error(ProblemDetail problem) {
        var first = json.valueToTree(problem).at("/errors/0");
        return first.isMissingNode()
                ? String.valueOf(problem.getDetail())
                : first.get("field").asString() + " " + first.get("message").asString();
    }
}
