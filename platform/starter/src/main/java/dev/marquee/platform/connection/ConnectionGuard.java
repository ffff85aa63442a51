package dev.marquee.platform.connection;

import dev.marquee.platform.connection.UnfinishedBodies.Body;
import dev.marquee.platform.connection.UnfinishedBodies.Peer;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.coyote.Processor;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks over all connections four times a second and ends those that take too long over a request.
 * Nobody new is turned away: where an address holds too many, or all together are more than three
 * quarters of what the server takes, those that have been silent for longest make room. To end one
 * is to stop listening to it: Tomcat then reads its end and closes it, and an answer that is under
 * way still goes out.
 */
class ConnectionGuard implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ConnectionGuard.class);
    private static final Duration PERIOD = Duration.ofMillis(250);

    /** What is under way for less than this is not slow, however many there are. */
    private static final Duration GRACE = Duration.ofMillis(500);

    /** A connection as it was seen before. */
    private static final class Seen {
        final SocketChannel channel;
        final Peer peer;
        long unfinishedSince;
        boolean unfinished;
        boolean ended;

        Seen(SocketChannel channel, Peer peer) {
            this.channel = channel;
            this.peer = peer;
        }
    }

    /** One that may have to make room, and since when nothing came of it. */
    private record Candidate(Seen connection, boolean unfinished, long silentNanos) {}

    private final UnfinishedBodies bodies;
    private final ConnectionSettings settings;
    private final TrustedPeers trusted;
    private Map<SocketWrapperBase<NioChannel>, Seen> known = new IdentityHashMap<>();
    private volatile @Nullable GuardedProtocol watched;
    private volatile @Nullable Thread thread;
    private long endedSinceLog;
    private long loggedAt;

    ConnectionGuard(UnfinishedBodies bodies, ConnectionSettings settings, TrustedPeers trusted) {
        this.bodies = bodies;
        this.settings = settings;
        this.trusted = trusted;
    }

    /** Said once the server has its connector; without one there is nothing to do. */
    void watch(GuardedProtocol protocol) {
        watched = protocol;
    }

    @Override
    public void start() {
        if (watched == null) return;
        var worker = Thread.ofPlatform().daemon().name("connection-guard").unstarted(this::work);
        thread = worker;
        worker.start();
    }

    private void work() {
        while (thread == Thread.currentThread()) {
            try {
                Thread.sleep(PERIOD);
                look();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                log.warn("connections could not be looked over", e);
            }
        }
    }

    private void look() {
        var protocol = Objects.requireNonNull(watched);
        var now = System.nanoTime();
        var candidates = new ArrayList<Candidate>();
        var present = new IdentityHashMap<SocketWrapperBase<NioChannel>, Seen>();
        for (var connection : protocol.connections()) {
            var seen = known.get(connection);
            if (seen == null) seen = see(connection);
            if (seen == null) continue;
            present.put(connection, seen);
            if (!seen.ended) judge(connection, seen, now, candidates);
        }
        known = present;
        makeRoom(candidates, protocol.getMaxConnections());
        if (!bodies.isEmpty())
            bodies.forgetAllBut(
                    present.values().stream().map(seen -> seen.peer).collect(Collectors.toSet()));
        report(now);
    }

    private static @Nullable Seen see(SocketWrapperBase<NioChannel> connection) {
        var socket = connection.getSocket();
        var channel = socket == null ? null : socket.getIOChannel();
        var address = connection.getRemoteAddr();
        return channel == null || address == null
                ? null
                : new Seen(channel, new Peer(address, connection.getRemotePort()));
    }

    /** Ends it if its time is over; else it may have to make room. */
    private void judge(
            SocketWrapperBase<NioChannel> connection,
            Seen seen,
            long now,
            Collection<Candidate> candidates) {
        // Tomcat keeps a processor with a connection while a head is incomplete, and while an
        // answer is given bit by bit.
        var head =
                connection.getCurrentProcessor() instanceof Processor processor
                        && !processor.isAsync();
        if (head && !seen.unfinished) seen.unfinishedSince = now;
        seen.unfinished = head;
        var body = bodies.of(seen.peer);
        if (isOver(seen, body, now)) {
            end(seen);
            return;
        }
        var silent =
                head
                        ? now - seen.unfinishedSince
                        : body != null ? now - body.since() : silence(connection);
        candidates.add(new Candidate(seen, head || body != null, silent));
    }

    private boolean isOver(Seen seen, @Nullable Body body, long now) {
        if (seen.unfinished)
            return now - seen.unfinishedSince > settings.requestTimeout().toNanos();
        return body != null && now - body.until() > 0;
    }

    private static long silence(SocketWrapperBase<NioChannel> connection) {
        var nio = (org.apache.tomcat.util.net.NioEndpoint.NioSocketWrapper) connection;
        var last = Math.max(nio.getLastRead(), nio.getLastWrite());
        return Duration.ofMillis(System.currentTimeMillis() - last).toNanos();
    }

    private void makeRoom(List<Candidate> all, int most) {
        var byAddress = new HashMap<String, List<Candidate>>();
        for (var candidate : all)
            byAddress
                    .computeIfAbsent(candidate.connection.peer.address(), none -> new ArrayList<>())
                    .add(candidate);
        byAddress.forEach((address, own) -> {
            if (trusted.include(address)) return;
            var unfinished = own.stream().filter(Candidate::unfinished).toList();
            keepTo(settings.unfinishedPerAddress(), unfinished);
            keepTo(settings.perAddress(), own);
        });
        if (most > 0 && all.size() > most * 3 / 4) keepTo(most / 2, all);
    }

    /** Ends as many of them as there are too many, the most silent first. */
    private void keepTo(int most, List<Candidate> of) {
        if (most == 0 || of.size() <= most) return;
        of.stream()
                .filter(candidate ->
                        !candidate.connection.ended && candidate.silentNanos > GRACE.toNanos())
                .sorted(Comparator.comparingLong(Candidate::silentNanos).reversed())
                .limit(of.size() - most)
                .forEach(candidate -> end(candidate.connection));
    }

    private void end(Seen seen) {
        seen.ended = true;
        endedSinceLog++;
        try {
            seen.channel.shutdownInput();
        } catch (IOException e) {
            // It is closed already.
            log.trace("{} had ended", seen.peer, e);
        }
    }

    /** One line for all of them: whoever opens thousands of connections fills no log. */
    private void report(long now) {
        if (endedSinceLog == 0 || now - loggedAt < Duration.ofSeconds(10).toNanos()) return;
        log.warn("{} connections ended that were slow or too many", endedSinceLog);
        endedSinceLog = 0;
        loggedAt = now;
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) running.interrupt();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
