package dev.marquee.customer.complaint.fact;

import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.fact.FactClients.Event;
import dev.marquee.platform.fact.FactClients.Events;
import dev.marquee.platform.fact.FactClients.Fact;
import dev.marquee.platform.fact.FactClients.Facts;
import dev.marquee.platform.fact.FactClients.Reports;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.outbox.OutboxMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells that complaints came: when, about which event, and by which way; nothing of what they say.
 */
@Component
public class OpenedComplaints implements MessageHandler {

    private static final String TOPIC = "complaint-facts";

    /**
     * A complaint whose requester is known.
     *
     * @param event null where it is about none
     * @param organizer null where it is about nobody's
     * @param way by which it came
     */
    record Opened(
            long complaint,
            Instant at,
            @Nullable Long event,
            @Nullable Long organizer,
            String way) {

        /** Whether it is of nothing that is only tried out. */
        boolean counts(Map<Long, Event> known) {
            var about = event == null ? null : known.get(event);
            return about == null || about.counts();
        }
    }

    private final Outbox outbox;
    private final JsonMapper json;
    private final Clock clock;
    private final Events events;
    private final Reports reports;

    OpenedComplaints(Outbox outbox, JsonMapper json, Clock clock, ServiceClients clients) {
        this.outbox = outbox;
        this.json = json;
        this.clock = clock;
        this.events = clients.asService(Events.class, "ticket");
        this.reports = clients.asService(Reports.class, "report");
    }

    /** Owes report-service the word of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void opened(long complaint, @Nullable Long event, @Nullable Long organizer, String way) {
        outbox.publish(
                TOPIC,
                "complaint:" + complaint,
                new Opened(complaint, clock.instant(), event, organizer, way));
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    /** Of its own: who waits for figures keeps nobody else waiting. */
    @Override
    public String lane() {
        return "figures";
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        var opened =
                messages.stream().map(one -> json.readValue(one.payload(), Opened.class)).toList();
        var known =
                events(
                        opened.stream()
                                .map(Opened::event)
                                .filter(Objects::nonNull)
                                .distinct()
                                .toList());
        var facts =
                opened.stream()
                        .filter(one -> one.counts(known))
                        .map(one -> fact(one, known))
                        .toList();
        if (!facts.isEmpty()) reports.tell(new Facts(clock.instant(), facts));
    }

    /** Those that were ever on sale. */
    private Map<Long, Event> events(List<Long> ids) {
        if (ids.isEmpty()) return Map.of();
        return events.find(ids).stream().collect(Collectors.toMap(Event::id, event -> event));
    }

    private static Fact fact(Opened opened, Map<Long, Event> known) {
        var event = opened.event == null ? null : known.get(opened.event);
        return new Fact(
                "complaint:" + opened.complaint,
                "complaint_opened",
                opened.at,
                event != null
                        ? event.organizerId()
                        : Objects.requireNonNullElse(opened.organizer, 0L),
                event == null ? 0 : event.id(),
                event == null ? null : event.timeZone(),
                1,
                Map.of("reason", opened.way));
    }
}
