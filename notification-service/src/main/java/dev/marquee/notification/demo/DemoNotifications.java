package dev.marquee.notification.demo;

import static dev.marquee.platform.queue.QueueTable.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the demo's customer and admin a few things, once. Nothing of it is mailed. */
@Component
@Profile("demo")
class DemoNotifications implements ApplicationRunner {

    private static final long ADMIN = 1;
    private static final long CUSTOMER = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    DemoNotifications(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments args) {
        var now = clock.instant();
        tell(
                CUSTOMER,
                "event-changed",
                "tickets",
                "{\"about\":\"The Winter’s Tale\"}",
                now.minus(Duration.ofDays(9)),
                now.minus(Duration.ofDays(8)));
        tell(
                CUSTOMER,
                "refund-approved",
                "tickets",
                "{\"about\":\"Fado at the river\",\"amount\":\"38.00\",\"currency\":\"EUR\"}",
                now.minus(Duration.ofDays(2)),
                now.minus(Duration.ofDays(2)));
        tell(
                CUSTOMER,
                "message",
                "event:EV07",
                "{\"about\":\"Tejo Arts Council\",\"text\":\"Bring a coat: the barge is open at the sides.\"}",
                now.minus(Duration.ofHours(3)),
                null);
        tell(
                CUSTOMER,
                "waiting-offered",
                "event:EV07",
                "{\"about\":\"Lantern Night\",\"until\":\"%s\",\"zone\":\"Europe/Lisbon\"}"
                        .formatted(now.plus(Duration.ofHours(12))),
                now.minus(Duration.ofMinutes(8)),
                null);
        tell(
                ADMIN,
                "account-changed",
                "account",
                "{\"change\":\"passkey-added\"}",
                now.minus(Duration.ofDays(1)),
                null);
    }

    private void tell(
            long user,
            String kind,
            String subject,
            String params,
            Instant at,
            @Nullable Instant readAt) {
        jdbc.sql(
                        """
                        insert into notification (user_id, kind, subject_ref, dedupe_key, params, shown, created_at, read_at, mail_state)
                        values (:user, :kind, :subject, :key, :params, true, :at, :read, 'none') on conflict do nothing
                        """)
                .param("user", user)
                .param("kind", kind)
                .param("subject", subject)
                .param("key", "demo:" + kind)
                .param("params", params)
                .param("at", utc(at))
                .param(
                        "read",
                        readAt == null ? null : utc(readAt),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }
}
