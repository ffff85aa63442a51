package dev.marquee.ticket.hold;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks once a second for reservations whose time is over, in a thread of its own: no other
 * scheduled work can make it late. It begins with what became due while the service was down.
 */
@Component
@EnableConfigurationProperties(HoldSettings.class)
class ReservationExpiry implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReservationExpiry.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAGE = Duration.ofSeconds(10);

    private record Worker(Thread thread, CountDownLatch stop) {}

    private final ExpireReservations expireReservations;
    private @Nullable Worker worker;

    ReservationExpiry(ExpireReservations expireReservations) {
        this.expireReservations = expireReservations;
    }

    @Override
    public synchronized void start() {
        if (worker != null) return;
        var stop = new CountDownLatch(1);
        worker =
                new Worker(
                        Thread.ofVirtual().name("reservation-expiry").start(() -> work(stop)),
                        stop);
    }

    private void work(CountDownLatch stop) {
        try {
            do expire();
            while (!stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever goes wrong, it looks again: nobody else gives these tickets back. */
    private void expire() {
        try {
            expireReservations.handle();
        } catch (RuntimeException e) {
            log.warn("reservations could not lapse, trying again: {}", e.toString());
        } catch (Error e) {
            log.error("reservations could not lapse, trying again", e);
        }
    }

    /** Never by interrupt: that closes H2's file. */
    @Override
    public synchronized void stop() {
        var stopping = worker;
        worker = null;
        if (stopping == null) return;
        stopping.stop.countDown();
        try {
            if (!stopping.thread.join(LONGEST_PAGE)) log.warn("reservations are still lapsing");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return worker != null;
    }
}
