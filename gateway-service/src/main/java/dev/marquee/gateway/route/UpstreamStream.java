package dev.marquee.gateway.route;

import dev.marquee.gateway.limit.StreamLimiter.Permit;
import dev.marquee.gateway.stream.EventStreams;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** A service's stream of events, and the right to have one open. */
final class UpstreamStream implements AutoCloseable {

    /** A proxy before us might wait for as many bytes, or keep them. */
    private static final Set<String> DROPPED = Set.of("content-length", "x-accel-buffering");

    private final ClassicHttpResponse answer;
    private final Cancellable request;
    private final Permit permit;
    private final EventStreams streams;

    UpstreamStream(
            ClassicHttpResponse answer, Cancellable request, Permit permit, EventStreams streams) {
        this.answer = answer;
        this.request = request;
        this.permit = permit;
        this.streams = streams;
    }

    /** Whether a service's header of this name is not passed on with a stream. */
    static boolean drops(String header) {
        return DROPPED.contains(header.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns when the stream has ended.
     *
     * @param signedOut whether whoever opened it may not go on reading it
     */
    void writeTo(HttpServletRequest from, HttpServletResponse to, BooleanSupplier signedOut)
            throws IOException {
        to.setHeader("X-Accel-Buffering", "no");
        var entity = answer.getEntity();
        if (entity != null) streams.pass(entity.getContent(), signedOut, this::close, from, to);
    }

    /** Ends the connection to the service: what it would still send is not waited for. */
    @Override
    public void close() {
        request.cancel();
        permit.close();
    }
}
