package dev.marquee.platform.web;

import dev.marquee.platform.reason.Reasons;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.ModelAndView;

/** Errors outside a REST controller: a page for a browser, a problem detail for everyone else. */
@Controller
class ProblemErrorController implements ErrorController {

    private final MessageSource messages;

    ProblemErrorController(MessageSource messages) {
        this.messages = messages;
    }

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    ModelAndView page(HttpServletRequest request, Locale locale) {
        var problem = problemOf(request, locale);
        var page =
                new ModelAndView(
                        "platform/error",
                        Map.of("problem", problem),
                        HttpStatus.valueOf(problem.getStatus()));
        Reasons.of(problem)
                .filter(reason -> !reason.saysStatus())
                .ifPresent(reason -> page.addObject("reason", reason));
        return page;
    }

    @RequestMapping("/error")
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request, Locale locale) {
        var problem = problemOf(request, locale);
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private ProblemDetail problemOf(HttpServletRequest request, Locale locale) {
        var problem = foreseen(request);
        if (problem == null) {
            var status = status(request);
            problem =
                    Problems.detail(
                            status,
                            Problems.reason(status),
                            Problems.explanation(status),
                            Map.of());
        }
        WordedProblem.put(problem, messages, locale);
        problem.setInstance(wanted(request));
        var id = RequestId.current();
        if (id.isPresent()) problem.setProperty("request_id", id.get());
        return problem;
    }

    /** The address that was asked for; without it, this controller's own would be named. */
    private static @Nullable URI wanted(HttpServletRequest request) {
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        try {
            return path == null ? null : new URI(path.toString());
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** What a page's controller refused with; any other exception's text stays in the log. */
    private static @Nullable ProblemDetail foreseen(HttpServletRequest request) {
        var thrown = request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE);
        if (thrown == null) thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (!(thrown instanceof ErrorResponse refusal)) return null;
        var type = refusal.getBody().getType();
        return type != null && type.toString().startsWith("urn:marquee:")
                ? refusal.getBody()
                : null;
    }

    private static HttpStatus status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return Objects.requireNonNullElse(status, HttpStatus.NOT_FOUND);
    }
}
