package dev.marquee.gateway.limit;

import dev.marquee.gateway.StreamSettings;
import dev.marquee.gateway.web.Clients;
import dev.marquee.platform.metrics.LimitRefusals;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * Limits how many streams of events are open at once, for each client and in all. They are not
 * counted among the client's other requests: whoever watches a page can still book on it.
 */
@Component
public class StreamLimiter {

    /** The right to one open stream. Giving it back twice is harmless. */
    @FunctionalInterface
    public interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    /** The one address that answers what is posted with a stream. */
    private static final String POSTED = "/api/ai/chat";

    private final Clients clients;
    private final UnderWay byClient;
    private final int total;
    private final AtomicInteger open = new AtomicInteger();
    private final Counter refusedToClient;
    private final Counter refusedToAll;

    StreamLimiter(StreamSettings settings, Clients clients, MeterRegistry metrics) {
        this.clients = clients;
        this.byClient = new UnderWay(settings.perAddress());
        this.total = settings.total();
        this.refusedToClient = LimitRefusals.of(metrics, "streams-per-address");
        this.refusedToAll = LimitRefusals.of(metrics, "streams");
        Gauge.builder("marquee.streams", open, AtomicInteger::get)
                .description("streams of events that are open")
                .register(metrics);
    }

    /**
     * Whether the request asks for a stream: a browser's EventSource, or a question to the
     * assistant. Nothing else that is posted is answered by one, whatever it accepts, so it counts
     * among the requests.
     */
    public static boolean isAskedForBy(HttpServletRequest request) {
        var mayBe =
                switch (request.getMethod()) {
                    case "GET" -> true;
                    case "POST" -> request.getRequestURI().equals(POSTED);
                    default -> false;
                };
        if (!mayBe) return false;
        var accepted = request.getHeaders(HttpHeaders.ACCEPT);
        return Collections.list(accepted).stream()
                .anyMatch(value -> value.contains("text/event-stream"));
    }

    /**
     * @throws ErrorResponseException 429 {@code too-many-streams} where this client has too many
     *     open, 503 {@code busy} where all clients together have; both with Retry-After
     */
    public Permit acquire(HttpServletRequest request) {
        var client = clients.networkOf(request);
        if (!byClient.enter(client)) {
            refusedToClient.increment();
            throw refusal(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-streams",
                    Text.of("problem.too-many-streams"),
                    "10");
        }
        if (open.incrementAndGet() > total) {
            open.decrementAndGet();
            byClient.leave(client);
            refusedToAll.increment();
            throw refusal(HttpStatus.SERVICE_UNAVAILABLE, "busy", Text.of("problem.busy"), "10");
        }
        var closed = new AtomicBoolean();
        return () -> {
            if (!closed.compareAndSet(false, true)) return;
            open.decrementAndGet();
            byClient.leave(client);
        };
    }

    private static ErrorResponseException refusal(
            HttpStatus status, String type, Text detail, String retryAfter) {
        var problem = Problems.problem(status, type, detail);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, retryAfter);
        return problem;
    }
}
