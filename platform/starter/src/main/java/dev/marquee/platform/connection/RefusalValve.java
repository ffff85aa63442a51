package dev.marquee.platform.connection;

import dev.marquee.platform.reason.Reasons;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * What Tomcat refuses before any filter sees it, such as an address that is no UTF-8: in the form
 * that the client wants, with the security headers that all answers have.
 */
class RefusalValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(RefusalValve.class);
    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title><link rel="stylesheet" href="/assets/bootstrap.min.css"><link rel="stylesheet" href="/assets/marquee.css"></head>
            <body><main class="page narrow"><h1>%1$s</h1><p>%2$s</p><p><a href="/">%3$s</a></p></main></body></html>
            """;
    private static final String PROBLEM =
            """
            {"type":"urn:marquee:problem:%s","title":"%s","status":%d,"detail":"The request could not be understood."%s}\
            """;

    private static final String MORE =
            """
            ,"help":"%s","docs":"%s","who":"%s"\
            """;

    private final boolean https;

    RefusalValve(boolean https) {
        this.https = https;
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        if (response.getStatus() == HttpStatus.NOT_IMPLEMENTED.value())
            blameTheClient(request, response);
        var status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError()) return;
        if (response.getContentWritten() > 0 || !response.setErrorReported()) return;
        try {
            if (!response.isCommitted()) setHeaders(response);
            write(request, response, status);
        } catch (IOException e) {
            log.debug("the client did not wait for its refusal", e);
        }
    }

    /** Tomcat says 501 of CONNECT and of encodings that nobody here knows. */
    private static void blameTheClient(Request request, Response response) {
        if ("CONNECT".equals(request.getMethod())) {
            response.setStatus(HttpStatus.METHOD_NOT_ALLOWED.value());
            response.setHeader(HttpHeaders.ALLOW, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        } else {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
    }

    private void setHeaders(Response response) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (https) response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }

    private static void write(Request request, Response response, HttpStatus status)
            throws IOException {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        var html = accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
        var body = html ? page(status) : problem(status);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentType(
                html ? "text/html;charset=UTF-8" : MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(bytes.length);
        if (request.getMethod() == null || !request.getMethod().equals("HEAD"))
            response.getOutputStream().write(bytes);
        response.finishResponse();
    }

    private static String page(HttpStatus status) {
        var words = ResourceBundle.getBundle("platform-messages", Locale.ROOT);
        var key = "platform.error." + status.value();
        var other = status.is5xxServerError() ? "platform.error.5xx" : "platform.error.4xx";
        return PAGE.formatted(
                word(words, key, other),
                word(words, key + ".do", other + ".do"),
                words.getString("platform.error.home"));
    }

    private static String word(ResourceBundle words, String key, String otherwise) {
        try {
            return words.getString(key);
        } catch (MissingResourceException e) {
            return words.getString(otherwise);
        }
    }

    private static String problem(HttpStatus status) {
        var reason = status.getReasonPhrase();
        var code = reason.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        return PROBLEM.formatted(code, reason, status.value(), more(code));
    }

    private static String more(String code) {
        var words = ResourceBundle.getBundle("platform-messages", Locale.ROOT);
        return Reasons.of(code)
                .map(reason ->
                        MORE.formatted(
                                words.getString("reason." + code + ".help"),
                                reason.docs(),
                                reason.who().word()))
                .orElse("");
    }
}
