package dev.marquee.notification.webhook.registration;

import dev.marquee.platform.audit.AuditTrail;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stops the webhooks whose owner may not have them any more, or has ended them all. Only a person
 * lets them go on: that the right is back does not say that the address is still the right one.
 */
@Component
class PauseUnowned {

    private static final String LOST = "its owner lost the right to it";

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    PauseUnowned(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Told again, nothing changes. */
    @Transactional
    public void handle(List<WebhookOwnersRequest.One> owners) {
        for (var owner : owners) {
            if (Boolean.TRUE.equals(owner.stop()))
                pause(owner.id(), "", "asked", "its owner ended it with a new password");
            if (!owner.own()) pause(owner.id(), "", "rights", LOST);
            else if (!owner.all()) pause(owner.id(), " and all_organizers", "rights", LOST);
        }
    }

    private void pause(long owner, String which, String because, String detail) {
        var ids =
                jdbc.sql("select id from webhook where owner_id = ? and status = 'active'" + which)
                        .param(owner)
                        .query(Long.class)
                        .list();
        for (var id : ids) {
            var paused =
                    jdbc.sql(
                                            """
                                            update webhook set status = 'paused', paused_because = ?, version = version + 1
                                            where id = ? and status = 'active'
                                            """)
                                    .params(because, id)
                                    .update()
                            == 1;
            if (paused) audit.record("webhook.paused", "webhook:" + id, detail);
        }
    }
}
