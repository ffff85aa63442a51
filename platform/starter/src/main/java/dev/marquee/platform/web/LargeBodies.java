package dev.marquee.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.ErrorResponseException;

/**
 * Who may send a body over {@code marquee.web.max-body} where {@code marquee.web.larger-bodies}
 * allows one. A service need not ask: it reads no body before it knows the caller. The gateway
 * does, because it carries bodies of everybody.
 */
@FunctionalInterface
public interface LargeBodies {

    /** Why this request may not have one; null if it may. */
    @Nullable ErrorResponseException refusalOf(HttpServletRequest request);
}
