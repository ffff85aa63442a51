package dev.marquee.notification.webhook.dispatch;

import dev.marquee.platform.queue.Backoff;
import dev.marquee.platform.queue.QueueSignal;
import dev.marquee.platform.queue.QueueWorkers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Makes the deliveries that are due, many at a time but few for each webhook, so that a slow
 * receiver holds up nobody but itself. Any number of replicas may run: a delivery is claimed by one
 * of them for a minute, and an attempt is over well before.
 */
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int AT_ONCE = 256;
    private static final int FOR_EACH = 4;
    private static final Duration CLAIM = Duration.ofSeconds(60);

    /** After 10 s, 30 s, 1½ min, 4½ min … and at last every four hours. */
    static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(10), 3, Duration.ofHours(4), 0.2);

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(8);

    private final DueDeliveries due;
    private final WebhookSender sender;
    private final PauseFailing pause;
    private final Clock clock;
    private final QueueSignal signal = new QueueSignal(1);
    private final QueueWorkers worker =
            new QueueWorkers("webhooks", signal, List.of(this::dispatch), this::tidy);
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Map<Long, Integer> underWay = new ConcurrentHashMap<>();

    Dispatcher(DueDeliveries due, WebhookSender sender, PauseFailing pause, Clock clock) {
        this.due = due;
        this.sender = sender;
        this.pause = pause;
        this.clock = clock;
    }

    /** Says that something is due now; costs nothing, whoever calls it. */
    void wake() {
        signal.wake();
    }

    @Override
    public void start() {
        worker.start();
    }

    /** Starts what there is room for, in another order each time. */
    private boolean dispatch() {
        var waiting = new ArrayList<>(due.webhooks());
        Collections.shuffle(waiting);
        for (var webhook : waiting) {
            var room =
                    (webhook.failing() ? 1 : FOR_EACH)
                            - underWay.getOrDefault(webhook.webhookId(), 0);
            if (room <= 0) continue;
            for (var id : due.of(webhook.webhookId(), room)) {
                if (worker.isStopping() || !free.tryAcquire()) return false;
                try {
                    due.claim(id, CLAIM).ifPresentOrElse(this::begin, free::release);
                } catch (RuntimeException | Error e) {
                    free.release();
                    throw e;
                }
            }
        }
        return false;
    }

    private void begin(Due delivery) {
        underWay.merge(delivery.webhookId(), 1, Integer::sum);
        Thread.ofVirtual()
                .name("webhook-" + delivery.webhookId())
                .start(() -> {
                    try {
                        deliver(delivery);
                    } finally {
                        underWay.computeIfPresent(
                                delivery.webhookId(), (id, many) -> many == 1 ? null : many - 1);
                        free.release();
                        wake();
                    }
                });
    }

    private void deliver(Due delivery) {
        var inTime = !clock.instant().isAfter(delivery.giveUpAt());
        var attempt = inTime ? sender.send(delivery) : tooLate();
        worker.settle("delivery " + delivery.id(), () -> note(delivery, attempt));
    }

    private static Attempt tooLate() {
        return new Attempt(Duration.ZERO, null, "It could not be delivered in time", null, null);
    }

    private boolean note(Due delivery, Attempt attempt) {
        if (attempt.taken()) return due.delivered(delivery, attempt);
        var next =
                attempt.gone()
                        ? null
                        : BACKOFF.next(
                                delivery.queuedAt(),
                                delivery.giveUpAt(),
                                clock.instant(),
                                attempt.retryAfter());
        if (!due.notTaken(delivery, attempt, next)) return false;
        if (attempt.gone()) pause.gone(delivery.webhookId());
        else pause.ifForLong(delivery.webhookId());
        return true;
    }

    private void tidy() {
        var gone = due.tidy();
        if (gone > 0) log.info("{} old deliveries are gone from the log", gone);
    }

    /** Lets the deliveries that are under way get their answers; the others are made again. */
    @Override
    public void stop() {
        if (!worker.isRunning()) return;
        worker.close();
        worker.await(Instant.now().plus(LAST_ANSWERS));
        try {
            if (free.tryAcquire(AT_ONCE, LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS))
                free.release(AT_ONCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
