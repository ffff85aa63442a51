package dev.marquee.customer.complaint.desk;

import dev.marquee.customer.client.BookingFactsClient;
import dev.marquee.customer.client.BookingFactsClient.BookingFacts;
import dev.marquee.customer.complaint.OpenComplaint;
import dev.marquee.customer.complaint.Requester;
import dev.marquee.customer.complaint.Subject;
import dev.marquee.customer.complaint.kind.Priority;
import dev.marquee.customer.complaint.kind.Source;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClientException;

/**
 * A complaint of the demo about a booking that costs something, for trying out a refund. The
 * bookings are made up by ticket-service at its start: they are waited for, for some minutes.
 */
@Component
@Profile("demo")
class DemoBookingComplaint implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoBookingComplaint.class);

    /** Fado after hours. */
    private static final String PRICED = "EV14";

    private static final String SUBJECT = "My brother is ill, can I give back one ticket?";
    private static final int TRIES = 30;
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    /** Bookings of one event are made one after the other, so some are met by such steps. */
    private static final int STEP = 5;

    private static final int MOST = 1500;
    private static final int MOST_MISSING = 20;

    private final BookingFactsClient bookings;
    private final OpenComplaint open;
    private final JdbcClient jdbc;

    DemoBookingComplaint(BookingFactsClient bookings, OpenComplaint open, JdbcClient jdbc) {
        this.bookings = bookings;
        this.open = open;
        this.jdbc = jdbc;
    }

    @Override
    public void run(ApplicationArguments args) {
        if (isThere()) return;
        Thread.ofVirtual().name("demo-complaint").start(this::waitAndMake);
    }

    private boolean isThere() {
        return jdbc.sql("select count(*) from complaint where subject = ?")
                        .param(SUBJECT)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private void waitAndMake() {
        try {
            for (var n = 0; n < TRIES; n++) {
                Thread.sleep(BETWEEN);
                var found = priced();
                if (found.isEmpty()) continue;
                make(found.get());
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.info("the demo has no complaint about a booking: {}", e.toString());
        }
    }

    private Optional<BookingFacts> priced() {
        try {
            var missing = 0;
            for (var id = 1L; id < MOST && missing < MOST_MISSING; id += STEP) {
                var booking = facts(id);
                if (booking.isEmpty()) missing++;
                else if (booking.get().eventCode().equals(PRICED)) return booking;
            }
        } catch (RestClientException away) {
            // It may be there the next time.
        }
        return Optional.empty();
    }

    private Optional<BookingFacts> facts(long id) {
        try {
            return Optional.of(bookings.facts(id));
        } catch (HttpClientErrorException.NotFound none) {
            return Optional.empty();
        }
    }

    private void make(BookingFacts booking) {
        open.handle(
                new OpenComplaint.Command(
                        new Requester(
                                null,
                                booking.buyerName(),
                                booking.buyerEmail(),
                                booking.buyerEmail(),
                                "en"),
                        new Subject(
                                SUBJECT,
                                booking.id(),
                                booking.eventId(),
                                booking.eventName(),
                                booking.organizerId()),
                        "I booked for both of us, and now he is in bed. I still come.",
                        Priority.NORMAL,
                        Source.PAGE,
                        true,
                        null));
    }
}
