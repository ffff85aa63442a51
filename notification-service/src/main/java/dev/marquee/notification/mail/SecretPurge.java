package dev.marquee.notification.mail;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Without a mail server the mailbox is the only way to a link, so it stays there as long as it
 * works, and no longer. (What a mail server took, or was given up, loses its link at once.)
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class SecretPurge {

    private static final Logger log = LoggerFactory.getLogger(SecretPurge.class);
    private static final int AT_ONCE = 100;

    private final Mails mails;

    SecretPurge(Mails mails) {
        this.mails = mails;
    }

    /** Removes the links whose time is over. */
    @Scheduled(initialDelay = 20, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    public void purge() {
        var all = 0;
        int some;
        do all += some = mails.removeSecretsThatAreOver(AT_ONCE);
        while (some == AT_ONCE);
        if (all > 0) log.info("{} mails lost their links, whose time is over", all);
    }
}
