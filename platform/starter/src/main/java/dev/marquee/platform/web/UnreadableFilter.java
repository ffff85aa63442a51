package dev.marquee.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What a client sent and nobody can read is 400 and one line in the log, wherever it is noticed. A
 * parameter of the address is noticed only where somebody reads it.
 */
class UnreadableFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(UnreadableFilter.class);
    private static final String FAILED = UnreadableFilter.class.getName() + ".failed";

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var failed = request.getAttribute(FAILED) != null;
        try {
            chain.doFilter(
                    failed ? new Bare(request) : LenientQueryValve.guarded(request), response);
        } catch (ServletException | IOException | RuntimeException e) {
            var status = Unreadable.statusOf(e);
            if (status == null || response.isCommitted()) throw e;
            log.info(
                    "{} {} cannot be read: {}",
                    request.getMethod(),
                    loggable(request.getRequestURI()),
                    Unreadable.reason(e));
            request.setAttribute(FAILED, true);
            response.sendError(status.value());
        }
    }

    /** Links in mails open a booking or a complaint by their address: it stands in no log. */
    static String loggable(String address) {
        return address.replaceFirst("^/(t|complaints|calendar)/[^/]+", "/$1/…");
    }

    /** An error page may read parameters too. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** For the error page: what could not be read once cannot be read again. */
    private static final class Bare extends HttpServletRequestWrapper {

        Bare(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }
    }
}
