package dev.marquee.platform.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.MessageBytes;
import org.jspecify.annotations.Nullable;

/**
 * Gives Tomcat that part of a query to read parameters from which it can read, see {@link
 * LenientQuery}. The query itself stays as it was sent, for who passes it on.
 */
class LenientQueryValve extends ValveBase {

    private static final String UNREADABLE = LenientQuery.class.getName();

    LenientQueryValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var coyote = request.getCoyoteRequest();
        var query = LenientQuery.of(coyote.queryString().toString());
        // Also where all can be read: the one before on this connection may have left another.
        if (query.unreadable().isEmpty()) coyote.getParameters().setQuery(coyote.queryString());
        else {
            var readable = MessageBytes.newInstance();
            readable.setString(query.readable());
            coyote.getParameters().setQuery(readable);
            request.setAttribute(UNREADABLE, query.unreadable());
        }
        getNext().invoke(request, response);
    }

    /** The request itself, or where something is unreadable one that says so to who reads it. */
    @SuppressWarnings("unchecked")
    static HttpServletRequest guarded(HttpServletRequest request) {
        var unreadable = (Set<String>) request.getAttribute(UNREADABLE);
        return unreadable == null ? request : new Guarded(request, unreadable);
    }

    private static final class Guarded extends HttpServletRequestWrapper {

        private final Set<String> unreadable;

        Guarded(HttpServletRequest request, Set<String> unreadable) {
            super(request);
            this.unreadable = unreadable;
        }

        @Override
        public @Nullable String getParameter(String name) {
            refuse(name);
            return super.getParameter(name);
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            refuse(name);
            return super.getParameterValues(name);
        }

        private void refuse(String name) {
            if (unreadable.contains(name)) throw new Unreadable(name);
        }
    }
}
