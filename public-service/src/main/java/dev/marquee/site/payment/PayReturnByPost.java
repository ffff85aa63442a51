package dev.marquee.site.payment;

import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Answers a payment provider that sends the buyer back with a form: 405, and a page that says what
 * to do. It comes before the rules, which take a form of another site for an attack and say only
 * that.
 */
@Component
@Order(-101) // Spring Security's is -100
class PayReturnByPost extends OncePerRequestFilter {

    private static final Pattern RETURN =
            Pattern.compile("(?:/lookup)?/bookings/\\d{1,18}/pay/return");
    private static final Set<String> TAKEN = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (TAKEN.contains(request.getMethod())
                || !RETURN.matcher(request.getRequestURI()).matches()) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(
                DispatcherServlet.EXCEPTION_ATTRIBUTE,
                Problems.problem(
                        HttpStatus.METHOD_NOT_ALLOWED, "get-only", Text.of("problem.get-only")));
        response.setHeader(HttpHeaders.ALLOW, "GET");
        response.sendError(HttpStatus.METHOD_NOT_ALLOWED.value());
    }
}
