package dev.marquee.auth.letter;

import dev.marquee.auth.client.NotificationClient;
import dev.marquee.auth.client.NotificationClient.Mail;
import dev.marquee.auth.client.NotificationClient.Mails;
import dev.marquee.auth.letter.AccountNotices.Notice;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.outbox.MessageHandler;
import dev.marquee.platform.outbox.OutboxMessage;
import dev.marquee.platform.queue.Priority;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Hands over the mails that tell of changes. */
@Component
class AccountNoticeReceiver implements MessageHandler {

    private static final String KIND = "account-changed";

    record NoticeData(
            String name,
            String change,
            Instant at,
            String from,
            String link,
            @Nullable String about,
            @Nullable String timeZone) {}

    private final NotificationClient notifications;
    private final URI site;
    private final JsonMapper json;

    AccountNoticeReceiver(
            NotificationClient notifications, MarqueeSettings settings, JsonMapper json) {
        this.notifications = notifications;
        this.site = settings.publicUrl();
        this.json = json;
    }

    @Override
    public String topic() {
        return AccountNotices.TOPIC;
    }

    @Override
    public Priority priority() {
        return Priority.URGENT;
    }

    @Override
    public void deliver(List<OutboxMessage> facts) {
        notifications.send(new Mails(facts.stream().map(this::mail).toList()));
    }

    private Mail mail(OutboxMessage fact) {
        var notice = json.readValue(fact.payload(), Notice.class);
        var data =
                new NoticeData(
                        notice.name(),
                        notice.change().slug(),
                        notice.at(),
                        notice.from(),
                        link(notice),
                        notice.about(),
                        notice.timeZone());
        return new Mail(
                KIND + ":" + fact.key(),
                KIND,
                notice.email(),
                notice.locale(),
                notice.account(),
                data);
    }

    private String link(Notice notice) {
        var page = notice.page();
        return site + (page == null ? "/forgot-password" : page);
    }
}
