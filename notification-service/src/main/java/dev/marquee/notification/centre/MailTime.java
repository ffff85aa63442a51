package dev.marquee.notification.centre;

import dev.marquee.notification.centre.Readers.Reader;
import dev.marquee.platform.config.HouseZone;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When a mail that can wait is due. */
@Component
class MailTime {

    static final String DAILY = "daily";
    private static final String OFF = "off";
    private static final LocalTime DIGEST = LocalTime.of(8, 0);

    private final NotificationSettings settings;
    private final HouseZone house;
    private final Clock clock;

    MailTime(NotificationSettings settings, HouseZone house, Clock clock) {
        this.settings = settings;
        this.house = house;
        this.clock = clock;
    }

    /**
     * In a moment, or at eight in the morning of the reader's zone.
     *
     * @param reader null for an account that is not known yet
     * @return null for never
     */
    @Nullable Instant next(@Nullable Reader reader) {
        var now = clock.instant();
        if (reader == null) return now.plus(settings.mailAfter());
        return switch (reader.digest()) {
            case OFF -> null;
            case DAILY -> nextMorning(now, zone(reader));
            default -> now.plus(settings.mailAfter());
        };
    }

    /** For what does not wait. */
    Instant now() {
        return clock.instant();
    }

    private static Instant nextMorning(Instant now, ZoneId zone) {
        var today = now.atZone(zone).toLocalDate();
        var morning = today.atTime(DIGEST).atZone(zone).toInstant();
        return morning.isAfter(now)
                ? morning
                : today.plusDays(1).atTime(DIGEST).atZone(zone).toInstant();
    }

    private ZoneId zone(Reader reader) {
        var name = reader.timeZone();
        try {
            return name == null ? house.zone() : ZoneId.of(name);
        } catch (DateTimeException unknownHere) {
            return house.zone();
        }
    }
}
