package dev.marquee.ticket.lookup;

import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.queue.Priority;
import dev.marquee.ticket.client.NotificationClient;
import dev.marquee.ticket.client.NotificationClient.Mail;
import dev.marquee.ticket.client.NotificationClient.Mails;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
        var languages = new HashMap<String, @Nullable String>();
        for (var fact : facts) {
            var request = json.readValue(fact.payload(), LookupLinks.Request.class);
            requests.put(fact.key(), request.email());
            languages.put(fact.key(), request.locale());
        }
        var mails =
                links.issue(requests).stream()
                        .map(link -> mail(link, languages.get(link.request())))
                        .toList();
        if (!mails.isEmpty()) notifications.send(new Mails(mails));
    }

    private Mail mail(LookupLinks.Link link, @Nullable String language) {
        return new Mail(
                KIND + ":" + link.request(),
                KIND,
                link.email(),
                language,
                null,
                new LinkMail(
                        settings.publicUrl() + "/lookup/open?token=" + link.token(),
                        LookupLinks.VALID.toMinutes()));
    }
}
