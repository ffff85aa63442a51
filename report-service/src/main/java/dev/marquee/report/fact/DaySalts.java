package dev.marquee.report.fact;

import dev.marquee.platform.config.HouseZone;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A random number for each day, by which visitors of the day are told apart. It is made of nothing,
 * and deleted after the day: then nobody can find out whose hash is whose.
 */
@Component
class DaySalts {

    private static final int BYTES = 32;

    /**
     * Today's.
     *
     * @param salt in hexadecimal digits
     * @param until the end of the day in the installation's zone
     */
    record DaySalt(String salt, Instant until) {

        /** Not the salt, which no log may have. */
        @Override
        public String toString() {
            return "DaySalt[until=" + until + "]";
        }
    }

    private final JdbcClient jdbc;
    private final ZoneId house;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    DaySalts(JdbcClient jdbc, HouseZone house, Clock clock) {
        this.jdbc = jdbc;
        this.house = house.zone();
        this.clock = clock;
    }

    /** The same for all replicas, from the first that asks. */
    DaySalt today() {
        var today = clock.instant().atZone(house).toLocalDate();
        var fresh = new byte[BYTES];
        random.nextBytes(fresh);
        jdbc.sql("insert into day_salt (on_day, salt) values (:day, :salt) on conflict do nothing")
                .param("day", today)
                .param("salt", HexFormat.of().formatHex(fresh))
                .update();
        return new DaySalt(
                jdbc.sql("select salt from day_salt where on_day = :day")
                        .param("day", today)
                        .query(String.class)
                        .single(),
                today.plusDays(1).atStartOfDay(house).toInstant());
    }
}
