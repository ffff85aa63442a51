package dev.marquee.platform.security;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Asks auth-service again and again which tokens were called back. While auth-service does not
 * answer, what was known last counts; a service that starts meanwhile has no keys yet either, and
 * so believes no token at all.
 */
class PolledRevocations implements RevokedTokens, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PolledRevocations.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Revocations.Client auth;
    private final Duration poll;
    private final Semaphore stop = new Semaphore(0);
    private volatile Revocations.Index known = Revocations.Index.EMPTY;
    private volatile boolean running;

    PolledRevocations(Revocations.Client auth, Duration poll) {
        this.auth = auth;
        this.poll = poll;
    }

    @Override
    public boolean include(Jwt token) {
        return known.include(token);
    }

    @Override
    public void start() {
        running = true;
        stop.drainPermits();
        Thread.ofVirtual().name("revoked-tokens").start(this::work);
    }

    private void work() {
        var down = false;
        try {
            do {
                down = !refresh(down);
            } while (!stop.tryAcquire((down ? sooner() : poll).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration sooner() {
        return poll.compareTo(SOON) < 0 ? poll : SOON;
    }

    private boolean refresh(boolean wasDown) {
        try {
            known = auth.current().index();
            return true;
        } catch (RuntimeException | Error e) {
            // What lasts is said once.
            if (!wasDown) log.info("revoked tokens cannot be asked for just now: {}", e.toString());
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        stop.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
