package dev.marquee.report.health;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/** How all services are doing at a moment. */
record SuiteHealth(Instant at, List<ServiceHealth> services) {

    ServiceHealth service(String name) {
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    ServiceHealth tickets() {
        return service("ticket-service");
    }

    ServiceHealth notifications() {
        return service("notification-service");
    }

    /** Requests that were booked since ticket-service started. */
    OptionalDouble booked() {
        return tickets().sum("marquee.bookings", one -> "booked".equals(one.tags().get("result")));
    }

    /** Mails that are not sent yet. */
    OptionalDouble mailsWaiting() {
        return notifications()
                .sum("marquee.mails", one -> !"failed".equals(one.tags().get("state")));
    }

    /** The age in seconds of the oldest message that some service still has to deliver. */
    OptionalDouble oldestMessage() {
        return services.stream()
                .map(service -> service.max("marquee.outbox.oldest"))
                .flatMapToDouble(one -> one.isPresent() ? one.stream() : DoubleStream.empty())
                .max();
    }

    /** In the order of their names. */
    List<ServiceHealth> byName() {
        return services.stream().sorted(Comparator.comparing(ServiceHealth::name)).toList();
    }
}
