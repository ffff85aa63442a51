package dev.marquee.notification.fact;

import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.fact.FactClients.Event;
import dev.marquee.platform.fact.FactClients.Events;
import dev.marquee.platform.fact.FactClients.Fact;
import dev.marquee.platform.fact.FactClients.Facts;
import dev.marquee.platform.fact.FactClients.Reports;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Tells of organisers' messages that went out, as they stand when it is told. */
@Component
class MessageFacts implements MessageHandler {

    private record Row(
            long id,
            long organizerId,
            long eventId,
            String messageClass,
            Instant finishedAt,
            long readers) {}

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final Events events;
    private final Reports reports;

    MessageFacts(JdbcClient jdbc, JsonMapper json, Clock clock, ServiceClients clients) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.events = clients.asService(Events.class, "ticket");
        this.reports = clients.asService(Reports.class, "report");
    }

    @Override
    public String topic() {
        return SentMessages.TOPIC;
    }

    /** Of its own: who waits for figures keeps nobody else waiting. */
    @Override
    public String lane() {
        return "figures";
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        var rows =
                messages.stream()
                        .map(one ->
                                json.readValue(one.payload(), SentMessages.Sent.class).message())
                        .map(this::find)
                        .flatMap(List::stream)
                        .toList();
        if (rows.isEmpty()) return;
        var known = events(rows.stream().map(Row::eventId).distinct().toList());
        var facts =
                rows.stream()
                        .filter(row -> known.containsKey(row.eventId))
                        .map(row -> fact(row, Objects.requireNonNull(known.get(row.eventId))))
                        .toList();
        if (!facts.isEmpty()) reports.tell(new Facts(clock.instant(), facts));
    }

    /** Those whose figures count. */
    private Map<Long, Event> events(List<Long> ids) {
        return events.find(ids).stream()
                .filter(Event::counts)
                .collect(Collectors.toMap(Event::id, event -> event));
    }

    /** Nothing if it was deleted meanwhile. */
    private List<Row> find(long message) {
        return jdbc.sql(
                        """
                        select m.id, m.organizer_id, m.event_id, m.message_class, m.finished_at,
                               (select count(*) from message_recipient r where r.message_id = m.id and r.outcome = 'handed_over') as readers
                        from message m where m.id = ? and m.finished_at is not null
                        """)
                .param(message)
                .query((row, n) ->
                        new Row(
                                row.getLong("id"),
                                row.getLong("organizer_id"),
                                row.getLong("event_id"),
                                row.getString("message_class"),
                                row.getObject("finished_at", OffsetDateTime.class).toInstant(),
                                row.getLong("readers")))
                .list();
    }

    private static Fact fact(Row row, Event event) {
        return new Fact(
                "message:" + row.id,
                "message_sent",
                row.finishedAt,
                row.organizerId,
                row.eventId,
                event.timeZone(),
                row.readers,
                Map.of("reason", row.messageClass));
    }
}
