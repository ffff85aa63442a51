package dev.marquee.platform.web;

import dev.marquee.platform.web.Problems.Fault;
import dev.marquee.platform.words.Rejected;
import dev.marquee.platform.words.RejectedWhole;
import dev.marquee.platform.words.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * Every error of a REST endpoint is a problem detail; what was not foreseen says nothing but where
 * to look.
 */
@RestControllerAdvice(annotations = RestController.class)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final MessageSource messages;

    ProblemAdvice(MessageSource messages) {
        this.messages = messages;
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return invalid(e, fieldErrors(e.getBindingResult()), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var errors =
                e.getParameterValidationResults().stream()
                        .flatMap(result ->
                                result.getResolvableErrors().stream()
                                        .map(error ->
                                                toFault(
                                                        error,
                                                        result.getMethodParameter()
                                                                .getParameterName())))
                        .toList();
        return invalid(e, errors, headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (BodyLimitFilter.TooLarge.isCauseOf(e)) {
            return answer(
                    e,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "body-too-large",
                    Text.of("problem.body-too-large"),
                    Map.of(),
                    headers,
                    request);
        }
        if (e.getCause() instanceof InputCoercionException number && !number.getPath().isEmpty())
            return invalid(e, List.of(unreadable(number)), headers, request);
        if (e.getCause() instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty())
            return invalid(e, List.of(unreadable(mismatch)), headers, request);
        return answer(
                e,
                HttpStatus.BAD_REQUEST,
                "unreadable-body",
                Text.of("problem.unreadable-body"),
                Map.of(),
                headers,
                request);
    }

    /** Security answers these itself: with 401 or 403, or by showing the login page. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(RuntimeException e) {
        throw e;
    }

    @ExceptionHandler(Exception.class)
    @Nullable ResponseEntity<Object> unforeseen(Exception e, WebRequest request) throws Exception {
        // The filter in front of everything answers these.
        if (Unreadable.statusOf(e) != null) throw e;
        log.error("unforeseen failure", e);
        return answer(
                e,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                Text.of("problem.internal-error"),
                Map.of(),
                new HttpHeaders(),
                request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail problem) {
            var reader = LocaleContextHolder.getLocale();
            if (problem.getType() == null) describe(problem, status, reader);
            WordedProblem.put(problem, messages, reader);
            RequestId.current().ifPresent(id -> problem.setProperty("request_id", id));
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    /** What Spring writes is for its own developers, and English. */
    private void describe(ProblemDetail problem, HttpStatusCode code, Locale reader) {
        Problems.nameReason(problem);
        var status = HttpStatus.resolve(code.value());
        if (status != null) problem.setDetail(Problems.explanation(status).in(messages, reader));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return badRequest(
                e, Text.of("problem.missing-parameter", e.getParameterName()), headers, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        if (!(e instanceof MethodArgumentTypeMismatchException argument))
            return super.handleTypeMismatch(e, headers, status, request);
        return badRequest(
                e, Text.of("problem.unreadable-parameter", argument.getName()), headers, request);
    }

    private @Nullable ResponseEntity<Object> badRequest(
            Exception e, Text detail, HttpHeaders headers, WebRequest request) {
        var status = HttpStatus.BAD_REQUEST;
        return answer(e, status, Problems.reason(status), detail, Map.of(), headers, request);
    }

    private @Nullable ResponseEntity<Object> invalid(
            Exception e, List<Fault> errors, HttpHeaders headers, WebRequest request) {
        return handleExceptionInternal(
                e,
                Problems.invalidDetail(Text.of("problem.invalid-input"), errors),
                headers,
                HttpStatus.UNPROCESSABLE_CONTENT,
                request);
    }

    private @Nullable ResponseEntity<Object> answer(
            Exception e,
            HttpStatus status,
            String type,
            Text detail,
            Map<String, ?> members,
            HttpHeaders headers,
            WebRequest request) {
        return handleExceptionInternal(
                e, Problems.detail(status, type, detail, members), headers, status, request);
    }

    /** What is wrong with a field that cannot be read as its type. */
    static Fault unreadable(JacksonException e) {
        return new Fault(
                path(e),
                Text.of(
                        e instanceof InputCoercionException
                                ? "invalid.out-of-range"
                                : "invalid.wrong-type"));
    }

    static List<Fault> fieldErrors(BindingResult result) {
        return result.getAllErrors().stream()
                .map(error -> toFault(error, error.getObjectName()))
                .toList();
    }

    private static Fault toFault(MessageSourceResolvable error, @Nullable String otherwise) {
        var field =
                error instanceof FieldError named
                        ? named.getField()
                        : Objects.requireNonNullElse(otherwise, "request");
        return new Fault(snakeCase(field), message(error));
    }

    private static MessageSourceResolvable message(MessageSourceResolvable error) {
        if (error instanceof Rejected ours) return ours.text();
        if (error instanceof RejectedWhole ours) return ours.text();
        if (error instanceof FieldError named && named.isBindingFailure())
            return Text.of("invalid.wrong-type");
        return error.getDefaultMessage() == null ? Text.of("invalid.other") : error;
    }

    static String snakeCase(String property) {
        return property.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }

    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null)
                path.append('[').append(step.getIndex()).append(']');
            else path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
        }
        return path.toString();
    }
}
