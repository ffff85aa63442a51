package dev.marquee.notification.inbox;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks into the mailbox again and again. That it is away is logged once, and disturbs nothing. */
@Component
class MailboxWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MailboxWorker.class);
    private static final Duration KEEP = Duration.ofDays(400);
    private static final Duration LAST_MAIL = Duration.ofSeconds(8);

    private final MailboxSettings settings;
    private final ReadMailbox readMailbox;
    private final InboundMails mails;
    private volatile @Nullable Thread thread;
    private volatile CountDownLatch stopped = new CountDownLatch(1);

    MailboxWorker(MailboxSettings settings, ReadMailbox readMailbox, InboundMails mails) {
        this.settings = settings;
        this.readMailbox = readMailbox;
        this.mails = mails;
    }

    @Override
    public void start() {
        if (!settings.present()) return;
        var signal = new CountDownLatch(1);
        stopped = signal;
        thread = Thread.ofVirtual().name("mailbox").start(() -> work(signal));
    }

    private void work(CountDownLatch signal) {
        var away = false;
        var tidyAt = Instant.now();
        try {
            do {
                try {
                    while (signal.getCount() > 0 && readMailbox.run()) {}
                    if (away) log.info("the mailbox can be read again");
                    away = false;
                    if (Instant.now().isAfter(tidyAt)) {
                        mails.purge(KEEP);
                        tidyAt = Instant.now().plus(Duration.ofHours(1));
                    }
                } catch (MessagingException | RuntimeException | Error e) {
                    if (!away) log.warn("the mailbox cannot be read just now: {}", e.toString());
                    away = true;
                }
            } while (!signal.await(settings.poll().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        stopped.countDown();
        var running = thread;
        thread = null;
        if (running == null) return;
        try {
            running.join(LAST_MAIL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
