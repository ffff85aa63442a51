package dev.marquee.notification.erasure;

import dev.marquee.platform.outbox.Outbox;
import dev.marquee.platform.privacy.ErasablePeople;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom mails, messages and notifications were for, and of whom webhooks told. */
@Component
class ErasableReaders implements ErasablePeople {

    private final JdbcClient jdbc;
    private final ErasePeople erase;
    private final Outbox outbox;

    ErasableReaders(JdbcClient jdbc, ErasePeople erase, Outbox outbox) {
        this.jdbc = jdbc;
        this.erase = erase;
        this.outbox = outbox;
    }

    @Override
    public List<String> addresses() {
        return jdbc.sql(
                        """
                        select recipient_key from mail
                        union select buyer_key from webhook_delivery where buyer_key is not null
                        union select email_key from reader where email_key is not null
                        union select address_key from message_recipient
                        union select recipient from notification_mail
                        """)
                .query(String.class)
                .list();
    }

    @Override
    public void erase(String address) {
        erase.handle(List.of(new ErasureRequest.One(UUID.randomUUID().toString(), address)));
        outbox.forget(address);
    }
}
