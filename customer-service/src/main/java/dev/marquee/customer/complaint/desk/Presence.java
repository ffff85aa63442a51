package dev.marquee.customer.complaint.desk;

import dev.marquee.platform.security.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who looks at a complaint just now; whoever said so last a minute ago is gone. */
@Component
class Presence {

    private static final Duration GONE_AFTER = Duration.ofSeconds(60);
    private static final int LONGEST_NAME = 100;

    /** Somebody else who is there. */
    record Other(String name, boolean typing) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Presence(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Says that the caller is there, and who else is. */
    @Transactional
    List<Other> beat(long complaint, Caller caller, boolean typing) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var name =
                caller.name().length() > LONGEST_NAME
                        ? caller.name().substring(0, LONGEST_NAME)
                        : caller.name();
        var known =
                jdbc.sql(
                                "update complaint_presence set typing = :typing, seen_at = :now where complaint_id = :id and account_id = :account")
                        .param("typing", typing)
                        .param("now", now)
                        .param("id", complaint)
                        .param("account", caller.id())
                        .update();
        if (known == 0)
            jdbc.sql(
                            "insert into complaint_presence (complaint_id, account_id, name, typing, seen_at) values (?, ?, ?, ?, ?) on conflict do nothing")
                    .params(complaint, caller.id(), name, typing, now)
                    .update();
        return others(complaint, caller.id());
    }

    List<Other> others(long complaint, long account) {
        return jdbc.sql(
                        "select name, typing from complaint_presence where complaint_id = ? and account_id <> ? and seen_at > ? order by name")
                .params(
                        complaint,
                        account,
                        clock.instant().minus(GONE_AFTER).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Other(row.getString(1), row.getBoolean(2)))
                .list();
    }
}
