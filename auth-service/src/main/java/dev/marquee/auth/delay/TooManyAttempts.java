package dev.marquee.auth.delay;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.ModelAndView;

/** 429: it was tried wrongly too often, and must wait. Nothing was checked. */
public class TooManyAttempts extends ErrorResponseException {

    private static final long serialVersionUID = 1;

    private final long seconds;

    TooManyAttempts(Duration wait) {
        this(Math.max(1, wait.plusNanos(999_999_999).toSeconds()));
    }

    private TooManyAttempts(long seconds) {
        super(
                HttpStatus.TOO_MANY_REQUESTS,
                Problems.detail(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-attempts",
                        Text.of("problem.too-many-attempts", seconds),
                        Map.of("retry_after", seconds)),
                null);
        this.seconds = seconds;
        getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
    }

    /**
     * The page that asks again, made an answer that says how long to wait: 429, {@code
     * Retry-After}, and for its words {@code seconds}.
     */
    public ModelAndView on(ModelAndView page, HttpServletResponse response) {
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        page.setStatus(HttpStatus.TOO_MANY_REQUESTS);
        return page.addObject("seconds", seconds);
    }

    /** How long to wait, in whole seconds, at least one. */
    public long seconds() {
        return seconds;
    }
}
