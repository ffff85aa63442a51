package dev.marquee.platform.connection;

import dev.marquee.platform.connection.UnfinishedBodies.Body;
import dev.marquee.platform.connection.UnfinishedBodies.Peer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Notes which bodies have not arrived with their heads. One that nobody has read to its end when
 * the answer is ready is still waited for by Tomcat; its connection is closed after that.
 */
class BodyValve extends ValveBase {

    private final UnfinishedBodies bodies;
    private final ConnectionSettings settings;

    BodyValve(UnfinishedBodies bodies, ConnectionSettings settings) {
        super(true);
        this.bodies = bodies;
        this.settings = settings;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var coyote = request.getCoyoteRequest();
        if (response.getStatus() >= 400) {
            // Tomcat has refused it already: its length may not even be a number.
            getNext().invoke(request, response);
            return;
        }
        var length = coyote.getContentLengthLong();
        if (isWhole(coyote, length)) {
            getNext().invoke(request, response);
            return;
        }
        var peer = new Peer(request.getRemoteAddr(), request.getRemotePort());
        var body = bodies.begin(peer, settings.timeoutOf(length));
        bodies.onArrival(request, peer, body);
        try {
            getNext().invoke(request, response);
        } finally {
            settle(coyote, response, peer, body);
        }
    }

    /** Whether there is no body, or all of it is here. */
    private static boolean isWhole(org.apache.coyote.Request request, long length) {
        if (length == 0 || length < 0 && request.getHeader("Transfer-Encoding") == null)
            return true;
        if (length < 0) return false;
        request.action(ActionCode.AVAILABLE, Boolean.FALSE);
        return request.getAvailable() >= length;
    }

    private void settle(
            org.apache.coyote.Request request, Response response, Peer peer, Body body) {
        var read = new AtomicBoolean();
        request.action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        if (read.get()) bodies.end(peer, body);
        else if (!response.isCommitted()) response.setHeader("Connection", "close");
    }
}
