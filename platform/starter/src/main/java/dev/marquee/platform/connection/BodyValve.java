package dev.marquee.platform.connection;

import dev.marquee.platform.connection.UnfinishedBodies.Body;
import dev.marquee.platform.connection.UnfinishedBodies.Peer;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * Notes which bodies have not arrived with their heads, until they are read or their connection is
 * closed.
 */
class BodyValve extends ValveBase {

    private static final Logger log = LoggerFactory.getLogger(BodyValve.class);

    /** In bytes, as server.tomcat.max-swallow-size says. */
    private static final long LONGEST_REST = DataSize.ofMegabytes(2).toBytes();

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
        if (!bodies.isEmpty())
            bodies.forget(new Peer(request.getRemoteAddr(), request.getRemotePort()));
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

    /**
     * An answer that is still held back says that its connection is closed. One that has left said
     * that it is not, so the rest of the body is read here, within its time: what follows it on
     * this connection must not be ended because of it.
     */
    private void settle(org.apache.coyote.Request request, Response response, Peer peer, Body body)
            throws IOException {
        if (isRead(request)) {
            bodies.end(peer, body);
        } else if (!response.isCommitted()) {
            response.setHeader("Connection", "close");
        } else {
            response.finishResponse();
            if (readRest(request)) bodies.end(peer, body);
        }
    }

    private static boolean isRead(org.apache.coyote.Request request) {
        var read = new AtomicBoolean();
        request.action(ActionCode.REQUEST_BODY_FULLY_READ, read);
        return read.get();
    }

    /** Whether it came to its end; what is longer, Tomcat refuses to wait for. */
    private static boolean readRest(org.apache.coyote.Request request) {
        var rest = new Rest();
        try {
            long total = 0;
            while (total <= LONGEST_REST) {
                var read = request.doRead(rest);
                if (read < 0) return true;
                total += read;
            }
        } catch (IOException e) {
            log.trace("the client did not send the rest", e);
        }
        return false;
    }

    /** Takes the pieces that are read and drops them. */
    private static final class Rest implements ApplicationBufferHandler {
        private ByteBuffer piece = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            piece = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return piece;
        }

        @Override
        public void expand(int size) {
            // Each piece is dropped as it comes.
        }
    }
}
