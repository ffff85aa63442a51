package dev.marquee.gateway.limit;

import dev.marquee.gateway.limit.LimitSettings.Limit;
import dev.marquee.gateway.web.Clients;
import dev.marquee.platform.metrics.LimitRefusals;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.github.bucket4j.BucketConfiguration;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;

/** Answers 429 to whoever comes too often, before any service hears of it. */
class LimitFilter extends OncePerRequestFilter {

    private record Rule(
            String bucket,
            BucketConfiguration configuration,
            Counter refused,
            List<PathPatternRequestMatcher> requests) {

        static Rule of(String name, Limit limit, MeterRegistry metrics) {
            return new Rule(
                    name + " " + limit.numbers() + " ",
                    limit.bucket(),
                    LimitRefusals.of(metrics, name),
                    limit.requests().stream().map(LimitFilter::matcher).toList());
        }
    }

    private final List<Rule> rules;
    private final Buckets buckets;
    private final Clients clients;

    LimitFilter(
            Map<String, Limit> limits, Buckets buckets, Clients clients, MeterRegistry metrics) {
        this.rules =
                limits.entrySet().stream()
                        .filter(limit -> limit.getValue().times() > 0)
                        .map(limit -> Rule.of(limit.getKey(), limit.getValue(), metrics))
                        .toList();
        this.buckets = buckets;
        this.clients = clients;
    }

    private static PathPatternRequestMatcher matcher(String request) {
        var space = request.indexOf(' ');
        return PathPatternRequestMatcher.withDefaults()
                .matcher(
                        HttpMethod.valueOf(request.substring(0, space)),
                        request.substring(space + 1).strip());
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (var rule : rules) {
            if (rule.requests.stream().noneMatch(one -> one.matches(request))) continue;
            var probe = buckets.take(rule.bucket + clients.networkOf(request), rule.configuration);
            if (probe.isConsumed()) continue;
            rule.refused.increment();
            refuse(request, response, Duration.ofNanos(probe.getNanosToWaitForRefill()));
            return;
        }
        chain.doFilter(request, response);
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, Duration wait)
            throws IOException {
        var seconds = wait.plusMillis(999).toSeconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, seconds)));
        request.setAttribute(
                DispatcherServlet.EXCEPTION_ATTRIBUTE,
                Problems.problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        Text.of("problem.too-many-requests.that-came-too")));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
}
