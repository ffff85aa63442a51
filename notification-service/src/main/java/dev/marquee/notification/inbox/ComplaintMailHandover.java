package dev.marquee.notification.inbox;

import dev.marquee.platform.client.ServiceClients;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.json.JsonMapper;

/** Hands what people write about complaints to customer-service, which knows whose those are. */
@Component
class ComplaintMailHandover implements MessageHandler {

    static final String TOPIC = "complaint-mail";

    /** A mail, as customer-service takes it. */
    record Mail(
            String messageHash,
            String messageId,
            String from,
            String fromName,
            String subject,
            String text,
            List<String> tokens,
            @Nullable String automatic,
            boolean opens,
            @Nullable String language,
            int files) {}

    record Mails(List<Mail> mails) {}

    /** What became of one. */
    record Result(String messageHash, String verdict, @Nullable Long complaint) {}

    record Results(List<Result> results) {}

    /** Complaints, at customer-service. */
    @HttpExchange("/internal/complaints/mails")
    interface Client {

        /** Repeats are harmless: each mail has its hash. */
        @PostExchange
        Results take(@RequestBody Mails mails);
    }

    private final Client client;
    private final InboundMails mails;
    private final JsonMapper json;

    ComplaintMailHandover(ServiceClients clients, InboundMails mails, JsonMapper json) {
        this.client = clients.asService(Client.class, "customer");
        this.mails = mails;
        this.json = json;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public String lane() {
        return "complaint-mail";
    }

    @Override
    public void deliver(List<OutboxMessage> messages) {
        for (var message : messages) {
            if (message.payload().equals(InboundMails.NOTHING_LEFT)) continue;
            var mail = json.readValue(message.payload(), Mail.class);
            for (var result : client.take(new Mails(List.of(mail))).results())
                mails.placed(
                        result.messageHash(),
                        result.verdict().equals("nothing")
                                ? InboundVerdict.LEFT
                                : InboundVerdict.COMPLAINT,
                        result.verdict(),
                        result.complaint());
        }
    }
}
