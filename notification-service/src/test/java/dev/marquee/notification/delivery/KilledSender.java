package dev.marquee.notification.delivery;

import com.zaxxer.hikari.HikariDataSource;
import dev.marquee.notification.content.TestLetters;
import dev.marquee.notification.mail.Mails;
import dev.marquee.notification.mail.TestMails;
import dev.marquee.platform.queue.QueueSignal;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;

/** A process that sends the mails of a database until it is killed. */
final class KilledSender {

    /** Notes that a mail is sent before it is: what a sender must not do. */
    static final String CARELESS = "careless";

    private KilledSender() {}

    /**
     * @param args the database, the port of the mail server, and how
     */
    public static void main(String[] args) throws InterruptedException {
        var database = database(args[0]);
        var mails = TestMails.on(database, Clock.systemUTC());
        var smtp = TestSending.plain(Integer.parseInt(args[1]));
        if (args[2].equals(CARELESS)) sendCarelessly(mails, smtp);
        else
            TestSending.sender(
                            database,
                            mails,
                            new QueueSignal(4),
                            smtp,
                            TestSending.FAST,
                            Clock.systemUTC())
                    .start();
        Thread.sleep(Duration.ofHours(1));
    }

    static DataSource database(String address) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(address);
        return pool;
    }

    private static void sendCarelessly(Mails mails, SmtpSettings smtp) {
        var connection = new SmtpConnection(smtp, TestSending.headers(""), Clock.systemUTC());
        var letters = TestLetters.writer();
        for (var claimed = mails.claim(TestMails.MINUTE);
                claimed.isPresent();
                claimed = mails.claim(TestMails.MINUTE)) {
            var mail = claimed.get();
            mails.sent(mail);
            connection.send(
                    mail,
                    letters.write(
                            mail.kind(), mail.locale(), mail.recipient(), mail.content(), null),
                    Clock.systemUTC().instant().plus(TestMails.MINUTE));
        }
    }
}
