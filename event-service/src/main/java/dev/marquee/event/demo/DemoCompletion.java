package dev.marquee.event.demo;

import dev.marquee.event.catalogue.EventStatus;
import dev.marquee.event.publishing.PublishEvents;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Completes the demo's event that is over, once its made-up sales are in: the figures of a
 * completed event are those of that moment, and never change.
 */
@Component
@Profile("demo")
class DemoCompletion {

    /** Harvest Supper, which took place before the season. */
    private static final String OVER = "EV04";

    /** Ten minutes. Whoever deleted the event, or runs no sales, is not asked about it for ever. */
    static final int MAX_LOOKS = 600;

    private final JdbcClient jdbc;
    private final PublishEvents publish;
    private int looks = MAX_LOOKS;

    DemoCompletion(JdbcClient jdbc, PublishEvents publish) {
        this.jdbc = jdbc;
        this.publish = publish;
    }

    private record Row(long id, String status, int bookedCount) {

        boolean isOnSale() {
            return status.equals("PUBLISHED") || status.equals("SOLD_OUT");
        }
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void complete() {
        if (looks == 0) return;
        looks--;
        jdbc.sql("select id, status, booked_count from event where code = ? and organizer_id = ?")
                .params(OVER, DemoEvents.ORGANIZER.id())
                .query(Row.class)
                .optional()
                .ifPresent(this::complete);
    }

    private void complete(Row event) {
        if (event.isOnSale() && event.bookedCount == 0) return;
        if (event.isOnSale())
            publish.changeStatus(event.id, DemoEvents.ORGANIZER, EventStatus.COMPLETED, null);
        looks = 0;
    }
}
