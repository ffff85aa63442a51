package dev.marquee.notification.webhook.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration TIDY_EVERY = Duration.ofHours(1);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(8);

    private final DueDeliveries due;
    private final Deliveries deliveries;
    private final WebhookSender sender;
    private final PauseFailing pause;
    private final Clock clock;
    private final Semaphore somethingDue = new Semaphore(0);
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Map<Long, Integer> underWay = new ConcurrentHashMap<>();
    private volatile boolean stopping;
    private volatile @Nullable Thread worker;
    private Instant tidyAt = Instant.MIN;

    Dispatcher(
            DueDeliveries due,
            Deliveries deliveries,
            WebhookSender sender,
            PauseFailing pause,
            Clock clock) {
        this.due = due;
        this.deliveries = deliveries;
        this.sender = sender;
        this.pause = pause;
        this.clock = clock;
    }

    /** Says that something is due now; costs nothing, whoever calls it. */
    void wake() {
        if (somethingDue.availablePermits() == 0) somethingDue.release();
    }

    @Override
    public void start() {
        stopping = false;
        worker = Thread.ofVirtual().name("webhooks").start(this::work);
    }

    private void work() {
        while (!stopping) {
            try {
                dispatch();
                tidy();
                somethingDue.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                somethingDue.drainPermits();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                if (stopping) return;
                log.warn("the webhooks cannot be read just now: {}", e.toString());
                rest();
            }
        }
    }

    /** Starts what there is room for, in another order each time. */
    private void dispatch() {
        var waiting = new ArrayList<>(due.webhooks());
        Collections.shuffle(waiting);
        for (var webhook : waiting) {
            var room =
                    (webhook.failing() ? 1 : FOR_EACH)
                            - underWay.getOrDefault(webhook.webhookId(), 0);
            if (room <= 0) continue;
            for (var id : due.of(webhook.webhookId(), room)) {
                if (stopping || !free.tryAcquire()) return;
                try {
                    due.claim(id, CLAIM).ifPresentOrElse(this::begin, free::release);
                } catch (RuntimeException | Error e) {
                    free.release();
                    throw e;
                }
            }
        }
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
        settle(delivery, inTime ? sender.send(delivery) : tooLate());
    }

    private static Attempt tooLate() {
        return new Attempt(Duration.ZERO, null, "It could not be delivered in time", null, null);
    }

    /** Keeps trying: an answer that is not noted down is a second delivery. */
    private void settle(Due delivery, Attempt attempt) {
        while (true) {
            try {
                if (!note(delivery, attempt))
                    log.warn("delivery {} was taken up by another meanwhile", delivery.id());
                return;
            } catch (RuntimeException | Error e) {
                log.warn(
                        "how delivery {} went is not noted down yet: {}",
                        delivery.id(),
                        e.toString());
                if (stopping) return;
                rest();
            }
        }
    }

    private boolean note(Due delivery, Attempt attempt) {
        if (attempt.taken()) return due.delivered(delivery, attempt);
        var next =
                attempt.gone()
                        ? null
                        : Backoff.next(
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
        if (clock.instant().isBefore(tidyAt)) return;
        tidyAt = clock.instant().plus(TIDY_EVERY);
        var gone = deliveries.tidy();
        if (gone > 0) log.info("{} old deliveries are gone from the log", gone);
    }

    private static void rest() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Lets the deliveries that are under way get their answers; the others are made again. */
    @Override
    public void stop() {
        stopping = true;
        wake();
        var running = worker;
        worker = null;
        if (running == null) return;
        try {
            running.join(LAST_ANSWERS);
            if (free.tryAcquire(AT_ONCE, LAST_ANSWERS.toMillis(), TimeUnit.MILLISECONDS))
                free.release(AT_ONCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }
}
