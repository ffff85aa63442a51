package dev.marquee.platform.live;

import dev.marquee.platform.metrics.LimitRefusals;
import dev.marquee.platform.web.Problems;
import dev.marquee.platform.words.Text;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks for changes of what is watched, for all watchers at once, and tells them. One thread looks,
 * and only while somebody watches; others write, and one says that streams are there.
 */
class LiveHub implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveHub.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Executor WRITERS =
            task -> Thread.ofVirtual().name("live-writer").start(task);

    /** What is watched, by whom. */
    private record Topic(Audience audience, Subject subject) {}

    private final List<LiveSource> sources;
    private final CommitSignal commits;
    private final LiveSettings settings;
    private final JsonMapper json;
    private final Counter refusals;
    private final AtomicInteger open = new AtomicInteger();
    private final Queue<Runnable> changes = new ConcurrentLinkedQueue<>();
    private final Map<Topic, Channel> channels = new HashMap<>(); // of the thread that looks
    private volatile @Nullable Thread looking;
    private final Heartbeats heartbeats;
    private boolean answering = true;

    LiveHub(
            List<LiveSource> sources,
            CommitSignal commits,
            LiveSettings settings,
            JsonMapper json,
            MeterRegistry metrics) {
        this.sources = sources;
        this.commits = commits;
        this.settings = settings;
        this.json = json;
        this.heartbeats = new Heartbeats(settings.heartbeat());
        this.refusals = LimitRefusals.of(metrics, "live-watchers");
        Gauge.builder("marquee.live.watchers", open, AtomicInteger::get)
                .description("streams of changes that are open")
                .register(metrics);
    }

    /**
     * Sends what changes to the emitter, until it ends.
     *
     * @param known what its client knows already
     * @param refused whether its client may not see it any more
     */
    void watch(
            Audience audience,
            Subject subject,
            Cursor known,
            BooleanSupplier refused,
            SseEmitter emitter) {
        if (open.incrementAndGet() > settings.maxWatchers() || looking == null) {
            open.decrementAndGet();
            refusals.increment();
            throw busy();
        }
        var topic = new Topic(audience, subject);
        var watcher = new Watcher(emitter, known, System.nanoTime() + lifetime(), refused, WRITERS);
        heartbeats.add(watcher, () -> changes.add(() -> leave(topic, watcher)));
        var over = new AtomicBoolean();
        emitter.onCompletion(() -> {
            if (!over.compareAndSet(false, true)) return;
            open.decrementAndGet();
            heartbeats.remove(watcher);
            changes.add(() -> leave(topic, watcher));
        });
        watcher.send(Message.first());
        changes.add(() -> channels.computeIfAbsent(topic, it -> new Channel()).join(watcher));
        commits.wake();
    }

    private static ErrorResponseException busy() {
        var problem =
                Problems.problem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "busy",
                        Text.of("problem.busy.too-many-are"));
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "10");
        return problem;
    }

    /** Not all at once: what was opened after a start would end together, too. */
    private long lifetime() {
        var most = settings.lifetime().toNanos();
        return most - RANDOM.nextLong(most / 5 + 1);
    }

    private void leave(Topic topic, Watcher watcher) {
        var channel = channels.get(topic);
        if (channel == null) return;
        channel.leave(watcher);
        if (channel.isEmpty()) channels.remove(topic);
    }

    private void lookAgainAndAgain() {
        try {
            while (looking == Thread.currentThread()) {
                commits.await(settings.poll());
                comeAndGo();
                if (channels.isEmpty()) continue;
                var began = System.nanoTime();
                look();
                Thread.sleep(
                        settings.pauseAfter(
                                Duration.ofNanos(System.nanoTime() - began), open.get()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            comeAndGo();
            channels.values().forEach(Channel::end);
            channels.clear();
        }
    }

    private void comeAndGo() {
        for (var change = changes.poll(); change != null; change = changes.poll()) change.run();
    }

    private void look() {
        var told = true;
        for (var source : sources) told &= ask(source);
        if (told) channels.values().forEach(Channel::welcome);
        if (told && !answering) log.info("what changes is seen again");
        answering = told;
    }

    /** Whether the source could be asked; else it is asked again at the next look. */
    private boolean ask(LiveSource source) {
        try {
            tell(source);
            return true;
        } catch (RuntimeException e) {
            if (answering) log.warn("changes of {} cannot be seen", source.name(), e);
            answering = false;
            return false;
        }
    }

    private void tell(LiveSource source) {
        var watched = new HashMap<Subject, Channel>();
        channels.forEach((topic, channel) -> {
            if (topic.audience() == source.audience()) watched.put(topic.subject(), channel);
        });
        if (watched.isEmpty()) return;
        RuntimeException failure = null;
        for (var marked : source.marks(watched.keySet()).entrySet()) {
            var subject = marked.getKey();
            try {
                var channel = watched.get(subject);
                if (channel != null)
                    channel.tell(
                            source.name(),
                            marked.getValue(),
                            since -> read(source, subject, since));
            } catch (RuntimeException e) { // others can be told all the same
                failure = e;
            }
        }
        if (failure != null) throw failure;
    }

    private @Nullable String read(LiveSource source, Subject subject, @Nullable String since) {
        var found = source.read(subject, since);
        return found == null ? null : json.writeValueAsString(found);
    }

    @Override
    public void start() {
        var thread = Thread.ofVirtual().name("live").unstarted(this::lookAgainAndAgain);
        looking = thread;
        thread.start();
        heartbeats.start();
    }

    /** Before the server waits for requests that are under way: streams would not end by then. */
    @Override
    public void stop() {
        looking = null;
        heartbeats.stop();
        commits.wake();
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }
}
