package dev.marquee.notification.webhook.dispatch;

import dev.marquee.notification.content.MailKind;
import dev.marquee.notification.content.WebhookMail;
import dev.marquee.notification.mail.QueueMail;
import dev.marquee.notification.webhook.WebhookSettings;
import dev.marquee.notification.webhook.registration.Webhooks;
import dev.marquee.platform.config.MarqueeSettings;
import dev.marquee.platform.language.Languages;
import dev.marquee.platform.value.EmailAddress;
import java.time.Clock;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pauses webhooks whose addresses take nothing any more, and tells their owners, once. */
@Component
class PauseFailing {

    private static final Logger log = LoggerFactory.getLogger(PauseFailing.class);

    private final JdbcClient jdbc;
    private final Webhooks webhooks;
    private final QueueMail mails;
    private final WebhookSettings settings;
    private final MarqueeSettings site;
    private final Languages languages;
    private final Clock clock;

    PauseFailing(
            JdbcClient jdbc,
            Webhooks webhooks,
            QueueMail mails,
            WebhookSettings settings,
            MarqueeSettings site,
            Languages languages,
            Clock clock) {
        this.jdbc = jdbc;
        this.webhooks = webhooks;
        this.mails = mails;
        this.settings = settings;
        this.site = site;
        this.languages = languages;
        this.clock = clock;
    }

    /** Its address says that it is gone for good. */
    @Transactional
    public void gone(long webhook) {
        var paused =
                jdbc.sql(
                                        "update webhook set status = 'paused', paused_because = 'gone', version = version + 1 where id = ? and status = 'active'")
                                .param(webhook)
                                .update()
                        == 1;
        if (paused) tell(webhook, true);
    }

    /** Its address has just not taken something: if it has not for days, that is enough. */
    @Transactional
    public void ifForLong(long webhook) {
        var since = clock.instant().minus(settings.pauseAfter()).atOffset(ZoneOffset.UTC);
        var paused =
                jdbc.sql(
                                        """
                                        update webhook set status = 'paused', paused_because = 'failing', version = version + 1
                                        where id = ? and status = 'active' and failing_since <= ?
                                        """)
                                .params(webhook, since)
                                .update()
                        == 1;
        if (paused) tell(webhook, false);
    }

    private void tell(long id, boolean gone) {
        var webhook = webhooks.find(id, null).orElseThrow();
        log.warn("webhook {} is paused: {}", id, gone ? "410 Gone" : "failing for days");
        if (EmailAddress.parse(webhook.owner()).isEmpty()) return; // made by a program
        mails.handle(
                MailKind.WEBHOOK_PAUSED.slug() + ":" + id + ":" + webhook.version(),
                MailKind.WEBHOOK_PAUSED,
                webhook.owner(),
                languages.house().locale(),
                new WebhookMail(
                        webhook.name(),
                        webhook.address(),
                        gone,
                        Math.max(1, settings.pauseAfter().toDays()),
                        site.publicUrl() + "/admin/webhooks/" + id),
                webhook.ownerId());
    }
}
