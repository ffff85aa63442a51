package dev.marquee.report.health;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Puts figures into sentences. */
@Component
class HealthWords {

    /** A sentence; what is not {@code good} needs a look. */
    record Line(String text, boolean good) {}

    private static final List<String> REASONS =
            List.of(
                    "sold_out",
                    "quota_exceeded",
                    "not_on_sale",
                    "unknown_event",
                    "unknown_ticket_type");

    private static final double LATE_SECONDS = 60;

    private final MessageSource messages;

    HealthWords(MessageSource messages) {
        this.messages = messages;
    }

    List<Line> bookings(ServiceHealth tickets) {
        switch (tickets.state()) {
            case AWAY:
                return List.of(bad("health.bookings.away"));
            case UNWELL:
                return List.of(bad("health.bookings.unwell"));
            case UP:
                break;
        }
        var queue = tickets.sum("marquee.booking.queue");
        if (queue.isEmpty()) return List.of(good("health.bookings.unknown"));
        var lines = new ArrayList<Line>();
        lines.add(
                good(
                        "health.bookings",
                        queue.getAsDouble(),
                        time(tickets.max("marquee.booking.queue.oldest"))));
        if (tickets.longest("marquee.booking.batch.size").orElse(0) > 0)
            lines.add(
                    good(
                            "health.bookings.minute",
                            time(tickets.longest("marquee.booking.wait")),
                            tickets.longest("marquee.booking.batch.size").orElse(0)));
        lines.add(good("health.bookings.since", result(tickets, "booked"), refused(tickets)));
        var busy = result(tickets, "busy");
        if (busy > 0) lines.add(bad("health.bookings.busy", busy));
        var failed = result(tickets, "failed") + result(tickets, "unknown");
        if (failed > 0) lines.add(bad("health.bookings.failed", failed));
        var clock = tickets.max("marquee.payment.clock.difference");
        if (clock.orElse(0) > LATE_SECONDS) lines.add(bad("health.payments.clock", time(clock)));
        return lines;
    }

    private static double result(ServiceHealth tickets, String result) {
        return tickets.sum("marquee.bookings", one -> result.equals(one.tags().get("result")))
                .orElse(0);
    }

    private String refused(ServiceHealth tickets) {
        var all = result(tickets, "refused");
        if (all == 0) return text("health.refused.none");
        var reasons =
                REASONS.stream()
                        .map(reason -> {
                            var count =
                                    tickets.sum(
                                                    "marquee.booking.refusals",
                                                    one -> reason.equals(one.tags().get("reason")))
                                            .orElse(0);
                            return count == 0 ? "" : text("health.refused." + reason, count);
                        })
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
        return text("health.refused", all, reasons);
    }

    List<Line> mails(ServiceHealth notifications) {
        var waiting =
                notifications.sum(
                        "marquee.mails", one -> !"failed".equals(one.tags().get("state")));
        if (waiting.isEmpty()) return List.of(bad("health.mails.unknown"));
        var lines = new ArrayList<Line>();
        var oldest = notifications.max("marquee.mails.oldest");
        lines.add(
                new Line(
                        text("health.mails", waiting.getAsDouble(), time(oldest)),
                        oldest.orElse(0) < LATE_SECONDS));
        var failed =
                notifications
                        .sum("marquee.mails", one -> "failed".equals(one.tags().get("state")))
                        .orElse(0);
        if (failed > 0) lines.add(bad("health.mails.failed", failed));
        notifications
                .sum("marquee.webhooks.waiting")
                .ifPresent(events -> lines.add(good("health.webhooks", events)));
        return lines;
    }

    /** Public-service has nothing to deliver, so who tells nothing and is up is left out. */
    List<Line> messages(List<ServiceHealth> services) {
        var lines = new ArrayList<Line>();
        for (var service : services) {
            var oldest = service.max("marquee.outbox.oldest");
            if (oldest.isEmpty() && !service.isUp())
                lines.add(bad("health.messages.unknown", service.name()));
            if (oldest.orElse(0) >= LATE_SECONDS)
                lines.add(
                        bad(
                                "health.messages.late",
                                service.name(),
                                service.sum("marquee.outbox.waiting").orElse(0),
                                time(oldest)));
            var dead = service.sum("marquee.outbox.dead.letters").orElse(0);
            if (dead > 0) lines.add(bad("health.messages.dead", service.name(), dead));
        }
        if (lines.isEmpty()) lines.add(good("health.messages.none"));
        return lines;
    }

    /** Connections in use, such as 2 of 6; empty where they are not known. */
    String connections(ServiceHealth service) {
        var most = service.sum("hikaricp.connections.max");
        return most.isEmpty()
                ? ""
                : text(
                        "health.connections.of",
                        service.sum("hikaricp.connections.active").orElse(0),
                        most.getAsDouble());
    }

    /** Such as 20 ms or 4 minutes. */
    private String time(OptionalDouble seconds) {
        var time = seconds.orElse(0);
        if (time < 1) return text("health.time.ms", Math.round(time * 1000));
        if (time < 100) return text("health.time.s", Math.round(time));
        if (time < 6000) return text("health.time.min", Math.round(time / 60));
        return text("health.time.h", Math.round(time / 3600));
    }

    private Line good(String key, Object... arguments) {
        return new Line(text(key, arguments), true);
    }

    private Line bad(String key, Object... arguments) {
        return new Line(text(key, arguments), false);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
