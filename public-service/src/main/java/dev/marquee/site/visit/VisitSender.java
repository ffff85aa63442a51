package dev.marquee.site.visit;

import dev.marquee.site.visit.Figures.Batch;
import dev.marquee.site.visit.Figures.Fact;
import dev.marquee.site.visit.Figures.Step;
import dev.marquee.site.visit.VisitedEvents.Visited;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.client.HttpClientErrorException;

/** Takes visits to report-service, each second; what is not taken is tried again. */
class VisitSender implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(VisitSender.class);

    /** So that nobody is asked for ten thousand at once. */
    private static final int AT_ONCE = 10;

    /** Refusals that are none if one comes again: it took too long, or there was too much. */
    private static final Set<Integer> PASSING = Set.of(408, 429);

    private final VisitQueue queue;
    private final Visitors visitors;
    private final VisitedEvents events;
    private final Figures figures;
    private final Clock clock;
    private List<Visit> visits = List.of();
    private @Nullable Batch unsent;
    private volatile boolean running;
    private boolean failing;

    VisitSender(
            VisitQueue queue,
            Visitors visitors,
            VisitedEvents events,
            Figures figures,
            Clock clock) {
        this.queue = queue;
        this.visitors = visitors;
        this.events = events;
        this.figures = figures;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    synchronized void send() {
        try {
            visitors.askForSalt();
            for (var n = 0; n < AT_ONCE && sendNext(); n++) failing = false;
        } catch (RuntimeException e) {
            if (!failing) log.warn("visits are not counted for now: {}", e.getMessage());
            failing = true;
        }
    }

    /** Whether there was anything. */
    private boolean sendNext() {
        var batch = unsent;
        if (batch == null) {
            if (visits.isEmpty()) visits = queue.next();
            batch = batch();
            visits = List.of();
            unsent = batch;
        }
        if (batch.facts().isEmpty() && batch.steps().isEmpty() && batch.leftOut().isEmpty()) {
            unsent = null;
            return false;
        }
        tell(batch);
        unsent = null;
        return true;
    }

    /** What is refused would be refused again: it is lost, and counted. */
    private void tell(Batch batch) {
        try {
            figures.tell(batch);
        } catch (HttpClientErrorException e) {
            if (PASSING.contains(e.getStatusCode().value())) throw e;
            log.warn("{} visits are refused: {}", batch.facts().size(), e.getMessage());
            queue.refused(batch.facts().size());
        }
    }

    private Batch batch() {
        var facts = new ArrayList<Fact>();
        var steps = new ArrayList<Step>();
        for (var visit : visits) {
            var event = visit.event() == null ? null : events.find(visit.event()).orElse(null);
            if (visit.event() != null && (event == null || !event.counts())) {
                queue.filtered(event == null ? "no-page" : "test");
                continue;
            }
            if (visit.fact() != null) facts.add(fact(visit.fact(), visit, event));
            if (visit.isStep()) steps.add(step(visit, event));
        }
        return new Batch(
                UUID.randomUUID().toString(), clock.instant(), facts, steps, queue.leftOut());
    }

    private static Fact fact(String id, Visit visit, @Nullable Visited event) {
        return new Fact(
                id,
                visit.kind(),
                visit.at(),
                event == null ? 0 : event.organizerId(),
                event == null ? 0 : event.id(),
                event == null ? null : event.timeZone(),
                visit.dims());
    }

    private static Step step(Visit visit, @Nullable Visited event) {
        return new Step(
                visit.at(),
                event == null ? 0 : event.organizerId(),
                event == null ? 0 : event.id(),
                Objects.requireNonNull(visit.visitor()),
                visit.furthest(),
                visit.dims().getOrDefault("source", ""));
    }

    @Override
    public void start() {
        running = true;
    }

    /** What is on its way goes out with the service. */
    @Override
    public void stop() {
        running = false;
        send();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
