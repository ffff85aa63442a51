package dev.marquee.gateway.stream;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Lets the thread that answers a request see whether its client has left. Tomcat itself notices
 * that only when it writes, and a stream may have nothing to write for long.
 */
class ClientPresence extends ValveBase {

    private static final String ATTRIBUTE = ClientPresence.class.getName();

    ClientPresence() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (request.getMethod().equals("GET"))
            request.setAttribute(ATTRIBUTE, new Connection(request.getCoyoteRequest()));
        getNext().invoke(request, response);
    }

    /** Whether the client has closed its connection; to be asked by the request's own thread. */
    static boolean isGone(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Connection connection
                && connection.isEnded();
    }

    /** One request's connection, on which nothing but the next request or its end can come. */
    private static final class Connection {

        private final org.apache.coyote.Request request;
        private boolean readable;

        Connection(org.apache.coyote.Request request) {
            this.request = request;
        }

        /** The next request is there to read once, and then kept; the end is there every time. */
        boolean isEnded() {
            request.action(ActionCode.AVAILABLE, Boolean.TRUE);
            var before = readable;
            readable = request.getAvailable() > 0;
            return before && readable;
        }
    }
}
