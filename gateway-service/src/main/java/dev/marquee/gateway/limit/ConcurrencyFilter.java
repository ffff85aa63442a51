package dev.marquee.gateway.limit;

import dev.marquee.gateway.web.Clients;
import dev.marquee.platform.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;

/** Answers 429 where one client has too many requests under way at once. */
class ConcurrencyFilter extends OncePerRequestFilter {

    private final ConcurrentHashMap<String, Integer> underWay = new ConcurrentHashMap<>();
    private final int most;
    private final Clients clients;

    ConcurrencyFilter(int most, Clients clients) {
        this.most = most;
        this.clients = clients;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (most == 0) {
            chain.doFilter(request, response);
            return;
        }
        var client = clients.networkOf(request);
        if (underWay.merge(client, 1, Integer::sum) > most) {
            leave(client);
            refuse(request, response);
            return;
        }
        try {
            chain.doFilter(request, response);
        } finally {
            leave(client);
        }
    }

    private void leave(String client) {
        underWay.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        request.setAttribute(
                DispatcherServlet.EXCEPTION_ATTRIBUTE,
                Problems.problem(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        "Too many requests from your address are under way at once. Nothing was done; try again in a moment."));
        response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    }
}
