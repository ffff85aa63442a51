package dev.marquee.notification.centre;

import dev.marquee.platform.queue.QueueSignal;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is done when its time has come. */
@Component
class CentreClock {

    private static final Logger log = LoggerFactory.getLogger(CentreClock.class);
    private static final int AT_ONCE = 500;

    private final WaitingMails waiting;
    private final Notifications notifications;
    private final NotificationSettings settings;
    private final QueueSignal mails;
    private final Clock clock;

    CentreClock(
            WaitingMails waiting,
            Notifications notifications,
            NotificationSettings settings,
            QueueSignal mailSignal,
            Clock clock) {
        this.waiting = waiting;
        this.notifications = notifications;
        this.settings = settings;
        this.mails = mailSignal;
        this.clock = clock;
    }

    /** Queues the mails that need not wait any more. */
    @Scheduled(initialDelay = 10, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void sendDue() {
        for (int due = waiting.sendDue(); due > 0; due = waiting.sendDue()) mails.wake(due);
    }

    /** Deletes what is old. */
    @Scheduled(initialDelay = 30, fixedDelay = 3600, timeUnit = TimeUnit.SECONDS)
    void purge() {
        var end = clock.instant().minus(settings.retention());
        var all = 0;
        for (int some = AT_ONCE; some == AT_ONCE; all += some)
            some = notifications.purge(end, AT_ONCE);
        if (all > 0) log.info("{} old notifications are deleted", all);
    }
}
