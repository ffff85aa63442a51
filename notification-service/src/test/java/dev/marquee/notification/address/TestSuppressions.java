package dev.marquee.notification.address;

import dev.marquee.platform.config.MarqueeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Suppressions without an application around them. */
public final class TestSuppressions {

    public static final AddressSecret SECRET =
            new AddressSecret(new MarqueeSettings(folder(), null, "https://tests", null, Map.of()));

    private TestSuppressions() {}

    private static Path folder() {
        try {
            return Files.createTempDirectory("suppressions");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Suppressions on(DataSource database, Clock clock) {
        return new Suppressions(JdbcClient.create(database), SECRET, clock);
    }
}
