package dev.marquee.ticket.lookup;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.queue.Priority;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.client.NotificationClient.Mail;
import dev.marquee.ticket.client.NotificationClient.Mails;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Mails the links that were asked for, out of sight of whoever asked. */
@Component
class LookupReceiver implements MessageHandler {

    private static final String KIND = "lookup-link";

    record LinkMail(String link, long validMinutes) {}

    private final LookupLinks links;
    private final NotificationClient notifications;
    private final MarqueeSettings settings;
    private final JsonMapper json;

    LookupReceiver(
            LookupLinks links,
            NotificationClient notifications,
            MarqueeSettings settings,
            JsonMapper json) {
        this.links = links;
        this.notifications = notifications;
        this.settings = settings;
        this.json = json;
    }

    @Override
    public String topic() {
        return LookupLinks.REQUESTED;
    }

    @Override
    public Priority priority() {
        return Priority.URGENT;
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        var requests = new LinkedHashMap<String, String>();
        for (var fact : facts)
            requests.put(
                    fact.key(), json.readValue(fact.payload(), LookupLinks.Request.class).email());
        var mails = links.issue(requests).stream().map(this::mail).toList();
        if (!mails.isEmpty()) notifications.send(new Mails(mails));
    }

    private Mail mail(LookupLinks.Link link) {
        return new Mail(
                KIND + ":" + link.request(),
                KIND,
                link.email(),
                "en",
                null,
                new LinkMail(
                        settings.publicUrl() + "/lookup/open?token=" + link.token(),
                        LookupLinks.VALID.toMinutes()));
    }
}
