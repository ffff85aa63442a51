package dev.marquee.notification.erasure;

import dev.marquee.notification.address.TestSuppressions;
import dev.marquee.notification.centre.TestCentre;
import dev.marquee.notification.mail.TestMails;
import dev.marquee.notification.message.Recipients;
import dev.marquee.notification.webhook.dispatch.TestDispatch;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Erasures, for tests without an application around them. */
public final class TestErasures {

    private TestErasures() {}

    public static void erase(DataSource database, String key, String email) {
        var jdbc = JdbcClient.create(database);
        TestMails.transactional(
                        new ErasePeople(
                                jdbc,
                                TestMails.eraseReader(database),
                                TestDispatch.eraseBuyer(database),
                                new Recipients(jdbc, Clock.systemUTC()),
                                TestSuppressions.on(database, Clock.systemUTC()),
                                TestCentre.forgetReader(database),
                                Clock.systemUTC()),
                        database)
                .handle(List.of(new ErasureRequest.One(key, email)));
    }
}
