package dev.marquee.platform.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.server.RequestPath;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Takes the path apart once, before the first who looks at it: else each limit, and each size of
 * body, would do so again. A path that cannot be taken apart is the client's fault; Spring's own
 * filter for this would call it ours.
 */
class ParsedPath implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var before = (RequestPath) request.getAttribute(ServletRequestPathUtils.PATH_ATTRIBUTE);
        try {
            ServletRequestPathUtils.parseAndCache((HttpServletRequest) request);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("the path has an escape that is none", e);
        }
        try {
            chain.doFilter(request, response);
        } finally {
            ServletRequestPathUtils.setParsedRequestPath(before, request);
        }
    }
}
