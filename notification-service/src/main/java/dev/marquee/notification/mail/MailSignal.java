package dev.marquee.notification.mail;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Tells idle workers that a mail is due. A signal may be lost: workers look by themselves too. */
@Component
public class MailSignal {

    private static final int ENOUGH = 64;

    private final Semaphore due = new Semaphore(0);

    /** Wakes as many workers as there are new mails. */
    public void wake(int mails) {
        due.release(Math.clamp(mails, 0, Math.max(0, ENOUGH - due.availablePermits())));
    }

    /** Waits for a mail, {@code longest} at most. */
    public void await(Duration longest) throws InterruptedException {
        due.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
