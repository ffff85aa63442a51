package dev.marquee.gateway.stream;

import dev.marquee.gateway.StreamSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.HttpResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Passes a stream of events on, each piece as soon as it comes. A stream ends with its service's
 * answer, when its service has been quiet for too long, when its lifetime is over, when the gateway
 * stops, and within seconds after its client has left or signed out.
 */
@Component
public class EventStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventStreams.class);
    private static final String TYPE = "text/event-stream";

    /** With hundreds of streams, each look whether anything else is to be done has to be paid. */
    private static final long TICK = 1000;

    private static final int BUFFER = 8 * 1024;

    /** A client that reads slowly lets its service wait. */
    private static final int WAITING = 8;

    private static final byte[] END = new byte[0];

    private final Duration lifetime;
    private volatile boolean running;

    EventStreams(StreamSettings settings) {
        this.lifetime = settings.lifetime();
    }

    /** Whether a service answers with a stream. */
    public static boolean isStream(HttpResponse answer) {
        var type = answer.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.getValue().toLowerCase(Locale.ROOT).startsWith(TYPE);
    }

    /**
     * Returns when the stream has ended.
     *
     * @param events what the service sends
     * @param signedOut whether whoever opened it may not go on reading it
     * @param close ends the connection to the service, also while it is read
     */
    public void pass(
            InputStream events,
            BooleanSupplier signedOut,
            Runnable close,
            HttpServletRequest request,
            HttpServletResponse response) {
        var pieces = new ArrayBlockingQueue<byte[]>(WAITING);
        var reader = Thread.ofVirtual().name("event-stream").start(() -> read(events, pieces));
        try {
            response.flushBuffer();
            write(pieces, signedOut, request, response);
        } catch (IOException e) {
            log.trace("the client has left", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close.run();
            reader.interrupt();
        }
    }

    private void write(
            BlockingQueue<byte[]> pieces,
            BooleanSupplier signedOut,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        var out = response.getOutputStream();
        var began = System.nanoTime();
        while (running && System.nanoTime() - began < lifetime.toNanos()) {
            var piece = pieces.poll(TICK, TimeUnit.MILLISECONDS);
            if (piece == END || signedOut.getAsBoolean()) return;
            if (piece == null) {
                if (ClientPresence.isGone(request)) return;
                continue;
            }
            out.write(piece);
            out.flush();
        }
    }

    private static void read(InputStream events, BlockingQueue<byte[]> pieces) {
        try {
            var buffer = new byte[BUFFER];
            for (var read = events.read(buffer); read >= 0; read = events.read(buffer))
                pieces.put(Arrays.copyOf(buffer, read));
            pieces.put(END);
        } catch (IOException e) {
            log.trace("the service is quiet, or has broken off", e);
            end(pieces);
        } catch (InterruptedException e) {
            log.trace("nobody reads any more", e);
        }
    }

    private static void end(BlockingQueue<byte[]> pieces) {
        try {
            pieces.put(END);
        } catch (InterruptedException e) {
            log.trace("nobody reads any more", e);
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server waits for requests that are under way: streams would not end by then. */
    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
