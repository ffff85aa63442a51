package dev.marquee.notification.delivery;

import dev.marquee.notification.address.SoftBounces;
import dev.marquee.notification.address.TestSuppressions;
import dev.marquee.notification.address.UnsubscribeLinks;
import dev.marquee.notification.content.TestLetters;
import dev.marquee.notification.mail.BulkSettings;
import dev.marquee.notification.mail.MailClaims;
import dev.marquee.notification.mail.MailPace;
import dev.marquee.notification.mail.Mails;
import dev.marquee.notification.mail.SendCheck;
import dev.marquee.notification.mail.TestMails;
import dev.marquee.platform.queue.QueueSignal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Senders without an application around them. */
final class TestSending {

    /** As fast as it goes. */
    static final BulkSettings FAST =
            new BulkSettings(60_000, 20, Duration.ofMinutes(10), Duration.ofHours(1));

    private TestSending() {}

    static MailSettings settings(String bounceAddress) {
        return new MailSettings(
                Duration.ofSeconds(40),
                Duration.ofDays(396),
                Duration.ofDays(30),
                4,
                bounceAddress,
                none());
    }

    static SmtpSettings none() {
        return new SmtpSettings("", 587, null, null, "noreply@ticket.local", true, false);
    }

    static SmtpSettings plain(int port) {
        return new SmtpSettings(
                "127.0.0.1", port, null, null, "noreply@ticket.local", false, false);
    }

    static MailHeaders headers(String bounceAddress) {
        return new MailHeaders(
                new UnsubscribeLinks(TestSuppressions.SECRET, TestLetters.settings()),
                TestLetters.settings(),
                settings(bounceAddress));
    }

    static MailPace pace(DataSource database, BulkSettings bulk, Clock clock) {
        return TestMails.transactional(
                new MailPace(JdbcClient.create(database), bulk, clock), database);
    }

    static MailClaims claims(Mails mails, DataSource database, BulkSettings bulk, Clock clock) {
        return new MailClaims(
                mails, JdbcClient.create(database), pace(database, bulk, clock), clock);
    }

    static MailSender sender(
            DataSource database,
            Mails mails,
            QueueSignal signal,
            SmtpSettings smtp,
            BulkSettings bulk,
            Clock clock,
            SendCheck... more) {
        var checks = new ArrayList<SendCheck>(List.of(more));
        var jdbc = JdbcClient.create(database);
        var pace = pace(database, bulk, clock);
        var suppressions = TestMails.transactional(TestSuppressions.on(database, clock), database);
        var soft =
                TestMails.transactional(
                        new SoftBounces(jdbc, TestSuppressions.SECRET, suppressions, clock),
                        database);
        checks.add(new SuppressionCheck(suppressions));
        return new MailSender(
                mails,
                new MailClaims(mails, jdbc, pace, clock),
                new MailOutcomes(mails, new BounceEffects(suppressions, soft, pace), clock),
                headers(""),
                soft,
                checks,
                TestLetters.writer(),
                signal,
                smtp,
                settings(""),
                clock,
                new SimpleMeterRegistry());
    }
}
