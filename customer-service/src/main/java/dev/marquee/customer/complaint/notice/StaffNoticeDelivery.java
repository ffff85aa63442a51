package dev.marquee.customer.complaint.notice;

import dev.marquee.customer.client.StaffNoticeClient;
import dev.marquee.customer.client.StaffNoticeClient.Notice;
import dev.marquee.customer.client.StaffNoticeClient.Notices;
import dev.marquee.customer.complaint.notice.StaffNotices.Due;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hands notices over. They name the complaint and say nothing of it. */
@Component
class StaffNoticeDelivery implements MessageHandler {

    private final StaffNoticeClient client;
    private final JsonMapper json;

    StaffNoticeDelivery(StaffNoticeClient client, JsonMapper json) {
        this.client = client;
        this.json = json;
    }

    @Override
    public String topic() {
        return StaffNotices.TOPIC;
    }

    @Override
    public String lane() {
        return "complaint-notices";
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        client.send(new Notices(messages.stream().map(this::notice).toList()));
    }

    private Notice notice(OutboxMessage message) {
        var due = json.readValue(message.payload(), Due.class);
        return new Notice(
                due.account(),
                due.account() == null ? "SUPPORT" : null,
                due.kind(),
                "case:" + due.complaint(),
                message.key());
    }
}
