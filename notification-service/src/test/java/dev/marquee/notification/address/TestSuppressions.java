package dev.marquee.notification.address;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Suppressions without an application around them. */
public final class TestSuppressions {

    public static final AddressSecret SECRET =
            new AddressSecret("a-key-of-tests-that-is-long-enough-for-all");

    private TestSuppressions() {}

    public static Suppressions on(DataSource database, Clock clock) {
        return new Suppressions(JdbcClient.create(database), SECRET, clock);
    }
}
