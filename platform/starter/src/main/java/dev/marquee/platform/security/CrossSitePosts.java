package dev.marquee.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * The one kind of POST that pages of other sites may make a browser send to a service: one that
 * needs no session, because its address is the key or because nothing comes of it. Everything else
 * stays refused.
 */
public final class CrossSitePosts {

    private static final String CROSSED = CrossSitePosts.class.getName();

    private final PathPatternRequestMatcher matcher;

    /**
     * @param pattern of its path, such as /u/{token}
     */
    public CrossSitePosts(String pattern) {
        this.matcher = PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, pattern);
    }

    /** Whether a page of another site made a browser send this, and it was let through. */
    public static boolean crossed(HttpServletRequest request) {
        return request.getAttribute(CROSSED) != null;
    }

    static void mark(HttpServletRequest request) {
        request.setAttribute(CROSSED, true);
    }

    boolean include(HttpServletRequest request) {
        return matcher.matches(request);
    }
}
