package dev.marquee.platform.connection;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The connections on which a body is still under way. */
public class UnfinishedBodies {

    private static final String ATTRIBUTE = UnfinishedBodies.class.getName();

    /** Names a connection for as long as it is open. */
    record Peer(String address, int port) {}

    /** One body: since when it is waited for, and until when; both by {@link System#nanoTime()}. */
    record Body(long since, long until) {}

    private final Map<Peer, Body> bodies = new ConcurrentHashMap<>();

    /** Says of a request that its body has been read to its end. */
    public static void arrived(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Runnable end) end.run();
    }

    Body begin(Peer peer, Duration timeout) {
        var now = System.nanoTime();
        var body = new Body(now, now + timeout.toNanos());
        bodies.put(peer, body);
        return body;
    }

    /** What {@link #arrived} does with a request. */
    void onArrival(ServletRequest request, Peer peer, Body body) {
        request.setAttribute(ATTRIBUTE, (Runnable) () -> end(peer, body));
    }

    void end(Peer peer, Body body) {
        bodies.remove(peer, body);
    }

    @Nullable Body of(Peer peer) {
        return bodies.get(peer);
    }

    boolean isEmpty() {
        return bodies.isEmpty();
    }

    /**
     * Forgets those whose connections are gone: the next client may come from the same port.
     *
     * @param open the connections that there are; one of the last second may be missing
     */
    void forgetAllBut(Set<Peer> open) {
        var now = System.nanoTime();
        bodies.entrySet()
                .removeIf(entry ->
                        now - entry.getValue().since > Duration.ofSeconds(1).toNanos()
                                && !open.contains(entry.getKey()));
    }

    /** A request begins on this connection, so whatever came before it is over. */
    void forget(Peer peer) {
        if (!bodies.isEmpty()) bodies.remove(peer);
    }
}
