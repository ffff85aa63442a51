package dev.marquee.notification.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which mail a worker sends next. */
@Component
public class MailClaims {

    /**
     * What a worker got.
     *
     * @param rest how long to wait before the next look, where something is there that may be sent
     *     soon
     */
    public record Claim(Optional<Mail> mail, Duration rest) {

        static final Claim NONE = new Claim(Optional.empty(), Duration.ZERO);
    }

    private final Mails mails;
    private final BulkTurns turns;
    private final AtomicInteger asked = new AtomicInteger();

    public MailClaims(Mails mails, JdbcClient jdbc, MailPace pace, Clock clock) {
        this.mails = mails;
        this.turns = new BulkTurns(jdbc, pace, clock);
    }

    /**
     * Claims the most urgent mail of the worker's share. Until {@code lease} is over nobody else
     * gets it. Mails for many come when nothing else is due, and every tenth time before it.
     */
    public Claim next(WorkerShare share, Duration lease) {
        if (share != WorkerShare.ALL)
            return new Claim(mails.claim(share.partitions(), lease), Duration.ZERO);
        var bulkFirst = asked.incrementAndGet() % 10 == 0;
        if (bulkFirst) {
            var claim = bulk(lease);
            if (claim.mail().isPresent()) return claim;
        }
        var mail = mails.claim(share.partitions(), lease);
        return mail.isPresent() ? new Claim(mail, Duration.ZERO) : bulk(lease);
    }

    private Claim bulk(Duration lease) {
        var turn = turns.next();
        return new Claim(mails.claimFirst(turn.ids(), lease), turn.rest());
    }
}
