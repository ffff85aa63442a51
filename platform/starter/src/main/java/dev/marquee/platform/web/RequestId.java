package dev.marquee.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Names every request, so that its traces in the logs of all services can be found: {@code
 * X-Request-Id}.
 */
public class RequestId extends OncePerRequestFilter {

    public static final String HEADER = "X-Request-Id";
    private static final String KEY = "request_id";
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9-]{8,64}");

    private final boolean kept;

    /**
     * @param kept whether an id that a request brings is its own: behind the gateway, which makes
     *     it, and not in front
     */
    RequestId(boolean kept) {
        this.kept = kept;
    }

    /** The id of the request that this thread is answering. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(KEY));
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var given = request.getHeader(HEADER);
        var id = kept && given != null && SAFE.matcher(given).matches() ? given : newId();
        MDC.put(KEY, id);
        response.setHeader(HEADER, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(KEY);
        }
    }

    /** Nobody gains by guessing one, so it need not come from the source of secrets. */
    private static String newId() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
