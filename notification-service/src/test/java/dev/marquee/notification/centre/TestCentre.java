package dev.marquee.notification.centre;

import dev.marquee.notification.organizer.OrganizerChoices;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Parts of the notification centre, for tests without an application around them. */
public final class TestCentre {

    private TestCentre() {}

    public static ForgetReader forgetReader(DataSource database) {
        var jdbc = JdbcClient.create(database);
        return new ForgetReader(
                new Readers(jdbc),
                new Notifications(jdbc, JsonMapper.shared(), Clock.systemUTC()),
                new Preferences(jdbc),
                new OrganizerChoices(jdbc),
                new StaticListableBeanFactory().getBeanProvider(CentreListener.class));
    }
}
