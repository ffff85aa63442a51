package dev.marquee.notification.message;

import static dev.marquee.notification.message.MessageState.DRAFT;
import static dev.marquee.notification.message.MessageState.MISSED;
import static dev.marquee.notification.message.MessageState.PREPARING;
import static dev.marquee.notification.message.MessageState.REVIEW;

import dev.marquee.notification.message.audience.AudienceClient;
import dev.marquee.notification.message.audience.AudienceClient.Event;
import dev.marquee.platform.audit.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets a message begin whose time has come, or says why not. What it is measured by is of this
 * moment, not of when it was written.
 */
@Component
class StartMessage {

    /** About tickets one may write until so long after the event. */
    private static final Duration SERVICE_UNTIL = Duration.ofDays(14);

    /** So many more than its author saw, and a tenth of them: then somebody looks again. */
    private static final int MORE = 20;

    private final Messages messages;
    private final MessageSteps steps;
    private final AudienceClient audiences;
    private final SendingLimits limits;
    private final MessageSettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    StartMessage(
            Messages messages,
            MessageSteps steps,
            AudienceClient audiences,
            SendingLimits limits,
            MessageSettings settings,
            AuditTrail audit,
            Clock clock) {
        this.messages = messages;
        this.steps = steps;
        this.audiences = audiences;
        this.limits = limits;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The message goes on to where it belongs now. Asks ticket-service, so never within a
     * transaction.
     */
    void handle(Message message) {
        var now = clock.instant();
        var events = audiences.events(message.events());
        var own = own(message, events);
        if (own.isPresent()) {
            var at =
                    message.when().isRelative() ? message.when().of(own.get()) : message.startsAt();
            if (at != null && at.isAfter(now)) {
                reschedule(message, at);
                return;
            }
            if (at != null && at.plus(settings.missedAfter()).isBefore(now)) {
                moved(message, MISSED, "missed");
                return;
            }
        }
        var refusal = refusal(message, events, now);
        if (refusal != null) {
            moved(message, DRAFT, refusal);
            return;
        }
        var count = audiences.count(message.asked(now));
        var seen = message.counted();
        if (seen != null && count.people() - seen > Math.max(MORE, seen / 10)) {
            messages.counted(message.id(), count.people());
            moved(message, DRAFT, "grew");
            return;
        }
        var review = limits.review(message, count.people());
        if (review.isPresent()) {
            moved(message, REVIEW, review.get());
            return;
        }
        // Whoever changed it meanwhile sends it again, and then what they wrote is looked at.
        messages.move(message, PREPARING, Map.of("snapshot_at", now, "sent_at", now));
    }

    /** Why it cannot go out; null where it can. */
    static @Nullable String refusal(Message message, List<Event> events, Instant now) {
        var own = own(message, events);
        if (own.isEmpty() || events.size() < message.events().size()) return "event-gone";
        if (own.get().status().equals("cancelled")) return "event-cancelled";
        for (var event : events)
            if (event.organizerId() != message.organizerId()
                    || !message.author().admin() && message.author().id() != event.organizerId())
                return "no-rights";
        var ends = own.get().endsAt() == null ? own.get().startsAt() : own.get().endsAt();
        return !message.news() && now.isAfter(ends.plus(SERVICE_UNTIL)) ? "too-late" : null;
    }

    private static Optional<Event> own(Message message, List<Event> events) {
        return events.stream().filter(event -> event.id() == message.eventId()).findFirst();
    }

    /** The event was moved: the message moves with it. */
    private void reschedule(Message message, Instant at) {
        steps.moveTime(message, at);
    }

    private void moved(Message message, MessageState to, String why) {
        if (messages.move(message, to, Map.of("why", why)))
            audit.record("message." + to.word(), "message:" + message.id(), why);
    }
}
