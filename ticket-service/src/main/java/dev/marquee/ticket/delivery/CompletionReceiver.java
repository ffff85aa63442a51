package dev.marquee.ticket.delivery;

import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.ticket.client.ReportClient;
import dev.marquee.ticket.client.ReportClient.Completions;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes the figures of completed events to report-service. */
@Component
class CompletionReceiver implements MessageHandler {

    private final ReportClient reports;
    private final JsonMapper json;

    CompletionReceiver(ReportClient reports, JsonMapper json) {
        this.reports = reports;
        this.json = json;
    }

    @Override
    public String topic() {
        return "event-completed";
    }

    @Override
    public String lane() {
        return "reports";
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        reports.tell(
                new Completions(
                        facts.stream().map(fact -> json.readTree(fact.payload())).toList()));
    }
}
