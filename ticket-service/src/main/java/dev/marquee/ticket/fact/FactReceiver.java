package dev.marquee.ticket.fact;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.ticket.client.ReportClient;
import dev.marquee.ticket.client.ReportClient.Facts;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes what happened to report-service, as it stands when it is told. */
@Component
class FactReceiver implements MessageHandler {

    /** As many as report-service counts at once. */
    private static final int AT_ONCE = 500;

    private final FactRows rows;
    private final ReportClient reports;
    private final JsonMapper json;
    private final Clock clock;

    FactReceiver(FactRows rows, ReportClient reports, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.reports = reports;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return FactFeed.TOPIC;
    }

    /** Of its own: who waits for figures keeps nobody else waiting. */
    @Override
    public String lane() {
        return "figures";
    }

    @Override
    public int atOnce() {
        return 5;
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        for (var message : messages) {
            var told = json.readValue(message.payload(), FactFeed.Told.class);
            var now = clock.instant();
            var facts = rows.find(FactSource.of(told.source()), told.ids());
            for (var from = 0; from < facts.size(); from += AT_ONCE)
                reports.tell(
                        new Facts(
                                now, facts.subList(from, Math.min(facts.size(), from + AT_ONCE))));
        }
    }
}
