package dev.marquee.gateway.limit;

import dev.marquee.gateway.web.Clients;
import dev.marquee.platform.metrics.LimitRefusals;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Answers 429 where one client has too many requests under way at once. Streams of events have a
 * limit of their own: {@link StreamLimiter}.
 */
class ConcurrencyFilter extends OncePerRequestFilter {

    private final UnderWay underWay;
    private final Clients clients;
    private final Counter refused;

    ConcurrencyFilter(int limit, Clients clients, MeterRegistry metrics) {
        this.underWay = new UnderWay(limit);
        this.clients = clients;
        this.refused = LimitRefusals.of(metrics, "requests-per-address");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (StreamLimiter.isAskedForBy(request)) {
            chain.doFilter(request, response);
            return;
        }
        var client = clients.networkOf(request);
        if (!underWay.enter(client)) {
            refused.increment();
            refuse(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            underWay.leave(client);
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        request.setAttribute(
                DispatcherServlet.EXCEPTION_ATTRIBUTE,
                Problems.problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        Text.of("problem.too-many-requests")));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
}
